package io.understudy.training.control;

/** The training was told to end before its time. */
public final class CancelledTrainingException extends RuntimeException {

    public CancelledTrainingException() {
        super("The training was cancelled.", null, false, false);
    }
}
