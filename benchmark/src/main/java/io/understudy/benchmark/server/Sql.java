package io.understudy.benchmark.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A connection to the database of an Understudy of a benchmark's own. */
public final class Sql implements AutoCloseable {

    private static final String NAME = "understudy";

    private final Connection connection;

    private Sql(Connection connection) {
        this.connection = connection;
    }

    @FunctionalInterface
    public interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** @param home of the Understudy */
    public static Sql of(Path home) throws IOException, SQLException {
        var postgres = home.resolve("postgres");
        var url = "jdbc:postgresql://localhost:" + Files.readString(postgres.resolve("port")).strip() + "/" + NAME;
        return new Sql(DriverManager.getConnection(url, NAME, Files.readString(postgres.resolve("password")).strip()));
    }

    /** @return how many rows it has changed */
    public int run(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    /** However many there are: they are read some thousand at a time. */
    public void each(String sql, Row row) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) row.read(rows);
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    public Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
