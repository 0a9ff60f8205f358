package io.understudy.testing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What a test tells its database, and asks of it. */
public record TestSql(DataSource source) {

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    public void run(String sql) {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public List<List<Object>> rows(String sql) {
        return read(sql, row -> {
            var values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) values.add(row.getObject(i));
            return values;
        });
    }

    /** Each row as its values in brackets. */
    public List<String> strings(String sql) {
        return rows(sql).stream().map(Object::toString).toList();
    }

    /** Each row's values by their columns. */
    public List<Map<String, Object>> named(String sql) {
        return read(sql, row -> {
            var values = new HashMap<String, Object>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) values.put(row.getMetaData().getColumnLabel(i), row.getObject(i));
            return values;
        });
    }

    private <T> List<T> read(String sql, Reading<T> reading) {
        try (var connection = source.getConnection(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (rows.next()) all.add(reading.of(rows));
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
