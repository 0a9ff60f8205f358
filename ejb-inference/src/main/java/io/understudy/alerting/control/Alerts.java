package io.understudy.alerting.control;

import io.understudy.alerting.entity.Alert;
import io.understudy.alerting.entity.AlertTable;
import io.understudy.alerting.entity.Severity;
import io.understudy.database.entity.Database;
import io.understudy.wire.entity.Page;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Tells the operators: in the log at once, and in a table that the API shows. */
@ApplicationScoped
public class Alerts {

    private static final Logger LOG = Logger.getLogger(Alerts.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Not shareable: a connection goes back to the pool when it is closed. */
    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Resource
    private ManagedScheduledExecutorService threads;

    private AlertTable table;
    private AlertOutbox outbox;

    @PostConstruct
    void open() {
        table = new AlertTable(new Database(dataSource, PATIENCE));
        outbox = new AlertOutbox(table::add, threads, PAUSE);
    }

    /** Raises a warning. Neither waits for the database nor throws, so it may be called from anywhere; no rate limit. */
    public void raise(String kind, String model, String message) {
        raise(Severity.WARNING, kind, model, message);
    }

    /**
     * @param kind such as {@code deployment.rolled-back}
     * @param model null where it is about none
     * @param message without personal data
     */
    public void raise(Severity severity, String kind, String model, String message) {
        var level = severity == Severity.INFO ? Level.INFO : Level.WARNING;
        LOG.log(level, () -> "ALERT " + kind + (model == null ? "" : " (" + model + ")") + ": " + message);
        outbox.put(Alert.of(severity, kind, model, message));
    }

    /**
     * The newest first.
     *
     * @param before id that the page ends before; null for the first page
     */
    public Page<Alert> list(UUID before, int limit) {
        var found = table.page(before == null ? AlertTable.NEWEST : before, limit + 1);
        return Page.of(found, limit, alert -> alert.id().toString());
    }
}
