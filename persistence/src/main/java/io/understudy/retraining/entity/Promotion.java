package io.understudy.retraining.entity;

/** What becomes of a version that a job has trained. */
public enum Promotion {
    /** It is kept for those who look at it, and may not serve. */
    REJECT,
    /** It is registered, and serves when somebody deploys it. */
    REGISTER,
    /** An experiment gives it a fraction of the units, with guardrails, and promotes it by itself. */
    CANARY,
    /** It serves all at once. */
    PROMOTE
}
