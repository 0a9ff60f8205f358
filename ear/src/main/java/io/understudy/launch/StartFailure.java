package io.understudy.launch;

/** Why Understudy cannot start: one line that a person can act on. */
public final class StartFailure extends RuntimeException {

    public StartFailure(String reason) {
        super(reason);
    }

    public StartFailure(String reason, Throwable cause) {
        super(reason, cause);
    }
}
