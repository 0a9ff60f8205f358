package io.understudy.database.entity;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What one node at a time does: a lock in PostgreSQL that ends with its connection, so that a node that dies holds nothing
 * up.
 *
 * @param name the same on every node
 */
public record ClusterLock(Database database, String name) {

    private static final String TRY = "select pg_try_advisory_lock(hashtextextended(?, 0))";
    private static final String LEAVE = "select pg_advisory_unlock(hashtextextended(?, 0))";

    /**
     * Holds a connection while the work runs.
     *
     * @return whether it ran: false where another is at it
     */
    public boolean ifFree(Runnable work) {
        return database.call(connection -> {
            if (!ask(connection, TRY)) return false;
            try {
                work.run();
            } finally {
                if (!connection.isClosed()) ask(connection, LEAVE);
            }
            return true;
        });
    }

    private boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = database.prepare(connection, sql)) {
            statement.setString(1, name);
            var row = statement.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }
}
