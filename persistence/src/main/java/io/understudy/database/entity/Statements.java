package io.understudy.database.entity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements on one connection, with their values in the order of the question marks. Each has the database's patience. */
public record Statements(Database database, Connection connection) {

    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** @return how many rows it has changed */
    public int update(String sql, Object... values) throws SQLException {
        try (var statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    public <T> List<T> rows(String sql, Row<T> row, Object... values) throws SQLException {
        var all = new ArrayList<T>();
        each(sql, found -> all.add(row.read(found)), values);
        return all;
    }

    public void each(String sql, RowReader row, Object... values) throws SQLException {
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
