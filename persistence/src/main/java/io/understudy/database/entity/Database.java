package io.understudy.database.entity;

import io.understudy.failure.entity.DomainException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Statements and short transactions outside any container transaction. A database that is away, overloaded or shutting
 * down is a {@link DomainException} of kind UNAVAILABLE: the same call may work later.
 *
 * @param patience how long one statement may run
 */
public record Database(DataSource dataSource, Duration patience) {

    /** SQLSTATE classes: connection, rolled back, out of resources, operator intervention, system error. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Each statement commits by itself. */
    public <T> T call(Work<T> work) {
        try (var connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** What one statement finds. */
    public <T> List<T> rows(String sql, Statements.Row<T> row, Object... values) {
        return call(connection -> new Statements(this, connection).rows(sql, row, values));
    }

    /** @return how many rows one statement has changed */
    public int update(String sql, Object... values) {
        return call(connection -> new Statements(this, connection).update(sql, values));
    }

    /** All statements commit together, or none does. */
    public <T> T inTransaction(Work<T> work) {
        return call(connection -> {
            connection.setAutoCommit(false);
            try {
                var result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            } finally {
                restore(connection);
            }
        });
    }

    /** A statement that the server ends when it takes longer than the patience. */
    public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setQueryTimeout((int) Math.max(1, patience.toSeconds()));
        return statement;
    }

    /** One column of many rows, for a statement that takes them all at once. */
    public static <T> Array column(Connection connection, String type, List<T> rows, Function<T, Object> value) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** A connection that is gone cannot be restored, and the pool drops it. */
    private static void restore(Connection connection) throws SQLException {
        if (!connection.isClosed()) connection.setAutoCommit(true);
    }

    /** Only the first line of what the server says: the detail that follows may quote a profile. */
    private static RuntimeException failure(SQLException e) {
        var said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return isPassing(e)
                ? DomainException.unavailable("The database does not answer.", new SQLException(said, e.getSQLState()))
                : new IllegalStateException("The database refused a statement (" + e.getSQLState() + "): " + said);
    }

    private static boolean isPassing(SQLException e) {
        var state = e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException
                || state == null
                || state.length() >= 2 && PASSING.contains(state.substring(0, 2));
    }
}
