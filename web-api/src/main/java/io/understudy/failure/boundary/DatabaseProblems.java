package io.understudy.failure.boundary;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;

/** What the database's refusals mean to a caller, by SQLSTATE (PostgreSQL manual, appendix A). */
final class DatabaseProblems {

    private DatabaseProblems() {}

    /** Empty where the fault is in our statement. */
    static Optional<Problem> from(SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        if (e instanceof SQLTransientException || isAway(state)) {
            return Optional.of(Problem.of(ProblemKind.UNAVAILABLE, "The database does not answer."));
        }
        if (isContention(state)) {
            return Optional.of(Problem.of(ProblemKind.OVERLOADED, "Another change to the same thing was under way."));
        }
        if (isUnstorableText(state)) {
            return Optional.of(Problem.invalid(JsonProblems.BODY, "has a character that the database cannot keep"));
        }
        return Optional.empty();
    }

    /** Connection exceptions, insufficient resources, operator intervention (shutting down, starting up). */
    private static boolean isAway(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }

    /** Serialization failure, deadlock, lock not available. */
    private static boolean isContention(String state) {
        return state.equals("40001") || state.equals("40P01") || state.equals("55P03");
    }

    /** Character not in repertoire, untranslatable character. */
    private static boolean isUnstorableText(String state) {
        return state.equals("22021") || state.equals("22P05");
    }
}
