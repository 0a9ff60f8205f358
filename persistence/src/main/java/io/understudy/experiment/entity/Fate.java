package io.understudy.experiment.entity;

/** What becomes of an outcome that is reported. */
public enum Fate {
    /** Kept, and counted in an experiment that is not concluded. */
    ACCEPTED,
    /** Kept before; nothing has changed. */
    DUPLICATE,
    /** Kept, and counted nowhere: each experiment that its unit was in is concluded. */
    LATE,
    /** Kept, though no unit that it could belong to has met an arm yet; it counts if such an exposure becomes known. */
    UNKNOWN
}
