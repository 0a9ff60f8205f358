package io.understudy.serving.entity;

import io.understudy.failure.entity.DomainException;

/** How an inference ended. */
public enum InferenceStatus {
    OK,
    /** The input breaks a rule or a limit. */
    INVALID,
    OVERLOADED,
    DEADLINE,
    UNAVAILABLE,
    /** Any other reason, a fault of the model among them. */
    FAILED;

    public static InferenceStatus of(Throwable failure) {
        if (!(failure instanceof DomainException refusal)) return FAILED;
        return switch (refusal.kind()) {
            case INVALID, TOO_LARGE -> INVALID;
            case OVERLOADED -> OVERLOADED;
            case DEADLINE -> DEADLINE;
            case UNAVAILABLE -> UNAVAILABLE;
            case NOT_FOUND, CONFLICT, STALE, FORBIDDEN -> FAILED;
        };
    }
}
