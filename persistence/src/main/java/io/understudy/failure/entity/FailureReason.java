package io.understudy.failure.entity;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.stream.Stream;

/** Why something failed, in words that anyone may read: nothing of a statement or of our insides. */
public final class FailureReason {

    private static final int DEEPEST = 20;

    private FailureReason() {}

    public static String of(Throwable failure) {
        if (failure instanceof DomainException) return failure.getMessage();
        return isOfDatabase(failure)
                ? "The database did not answer, or refused."
                : "An internal error (" + failure.getClass().getSimpleName() + "), of which the node's log tells more.";
    }

    private static boolean isOfDatabase(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(e -> e instanceof SQLException
                        || e instanceof PersistenceException
                        || e.getClass().getName().startsWith("jakarta.transaction."));
    }
}
