package io.understudy.it;

import io.understudy.launch.DatabaseAddress;
import java.sql.SQLException;

/** What a test tells the server's database, and asks of it, on connections of its own. */
public record Sql(DatabaseAddress database) {

    public void run(String sql) {
        try (var connection = database.connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public long count(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The first value of the first row; empty where there is none. */
    public String text(String sql) {
        try (var connection = database.connect(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
