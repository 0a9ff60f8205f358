package io.understudy.experiment.entity;

/** What an experiment asks for cannot be told from what is stored. */
public final class UnreadableDefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreadableDefinitionException(Throwable cause) {
        super("An experiment's definition cannot be read", cause);
    }
}
