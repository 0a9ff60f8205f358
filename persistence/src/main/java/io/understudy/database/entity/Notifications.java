package io.understudy.database.entity;

import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * What other transactions tell by PostgreSQL's NOTIFY.
 *
 * @param channel a name that needs no quotes
 */
public record Notifications(DataSource dataSource, String channel) {

    private static final int PATIENCE_MS = 1_000;

    /**
     * Holds a connection and hears until it is told to end, which takes up to a second.
     *
     * @param goesOn asked again and again
     * @param listening run once; what was told before is not heard
     * @param heard gets each payload
     * @throws SQLException if the connection ends
     */
    public void hear(BooleanSupplier goesOn, Runnable listening, Consumer<String> heard) throws SQLException {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute("listen " + channel);
            listening.run();
            var notifications = connection.unwrap(PGConnection.class);
            while (goesOn.getAsBoolean()) {
                var told = notifications.getNotifications(PATIENCE_MS);
                if (told == null) continue;
                for (var notification : told) heard.accept(notification.getParameter());
            }
            statement.execute("unlisten " + channel);
        }
    }
}
