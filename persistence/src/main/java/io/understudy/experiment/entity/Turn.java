package io.understudy.experiment.entity;

import java.sql.Connection;
import java.sql.SQLException;

/** Work on which one node at a time is. */
enum Turn {
    COUNTING("experiment-counting"),
    PREDICTIONS("prediction-counting");

    private final String name;

    Turn(String name) {
        this.name = name;
    }

    /** @return false where another transaction has it; else it is this one's until its end */
    boolean take(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, name);
            var rows = statement.executeQuery();
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** Waits until it is this transaction's. */
    void await(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, name);
            statement.execute();
        }
    }
}
