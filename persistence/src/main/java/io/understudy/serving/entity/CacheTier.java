package io.understudy.serving.entity;

/** Where an answer came from. */
public enum CacheTier {
    /** Computed for this call. */
    NONE,
    /** Computed on this node for an earlier call. */
    L1,
    /** Computed on any node for an earlier call. */
    L2
}
