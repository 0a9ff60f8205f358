package io.understudy.experiment.entity;

/** What becomes of an outcome that is reported. */
public enum Fate {
    /** Kept, of a unit in an experiment that is not concluded, or that was concluded only after it happened. */
    ACCEPTED,
    /** Kept before; nothing has changed. */
    DUPLICATE,
    /** Kept, and counted nowhere: it happened after the conclusion of each experiment that its unit was in. */
    LATE,
    /** Kept, though no unit that it could belong to has met an arm yet; it counts if such an exposure becomes known. */
    UNKNOWN
}
