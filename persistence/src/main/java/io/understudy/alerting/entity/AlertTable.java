package io.understudy.alerting.entity;

import io.understudy.database.entity.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The alerts in PostgreSQL. */
public final class AlertTable {

    private static final String INSERT = """
            insert into understudy.alert (id, at, severity, kind, model, message, acknowledged)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""";

    private static final String PAGE = """
            select id, at, severity, kind, model, message, acknowledged from understudy.alert
            where id < ? order by id desc limit ?""";

    /** Greater than any id. */
    public static final UUID NEWEST = new UUID(-1, -1);

    private final Database database;

    public AlertTable(Database database) {
        this.database = database;
    }

    /** Twice is the same as once. */
    public void add(Alert alert) {
        database.call(connection -> {
            try (var statement = database.prepare(connection, INSERT)) {
                statement.setObject(1, alert.id());
                statement.setObject(2, alert.at().atOffset(ZoneOffset.UTC));
                statement.setString(3, alert.severity().name());
                statement.setString(4, alert.kind());
                statement.setString(5, alert.model());
                statement.setString(6, alert.message());
                statement.setBoolean(7, alert.acknowledged());
                return statement.executeUpdate();
            }
        });
    }

    /** The newest first. */
    public List<Alert> page(UUID before, int limit) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, PAGE)) {
                statement.setObject(1, before);
                statement.setInt(2, limit);
                var rows = statement.executeQuery();
                var alerts = new ArrayList<Alert>();
                while (rows.next()) alerts.add(alert(rows));
                return alerts;
            }
        });
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                Severity.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7));
    }
}
