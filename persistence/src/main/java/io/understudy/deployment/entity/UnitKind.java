package io.understudy.deployment.entity;

/** What sticks to an arm of an experiment. */
public enum UnitKind {
    USER,
    /** What a caller calls its session. */
    SESSION,
    /** Each request by itself: by the name that its caller gave it, else by the id of its prediction. */
    REQUEST
}
