package io.understudy.experiment.entity;

import io.understudy.database.entity.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The statements of one pass, on the connection of its transaction. */
record PassStatements(Database database, Connection connection) {

    @FunctionalInterface
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** @return how many rows it has changed */
    int update(String sql, Object... values) throws SQLException {
        try (var statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    void each(String sql, Row row, Object... values) throws SQLException {
        try (var statement = prepared(sql, values); var rows = statement.executeQuery()) {
            while (rows.next()) row.read(rows);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        var statement = database.prepare(connection, sql);
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        return statement;
    }
}
