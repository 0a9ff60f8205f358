package io.understudy.audit.control;

import io.understudy.alerting.control.Alerts;
import io.understudy.audit.entity.Prediction;
import io.understudy.audit.entity.PredictionFilter;
import io.understudy.audit.entity.PredictionTable;
import io.understudy.database.entity.Database;
import io.understudy.failure.entity.DomainException;
import io.understudy.serving.control.InferenceCompleted;
import io.understudy.serving.control.InferenceObserver;
import io.understudy.wire.entity.Page;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** One record of each inference: written beside the answers, read by operators. */
@ApplicationScoped
public class PredictionLog implements InferenceObserver {

    @Inject
    private LogSettings settings;

    @Inject
    private Alerts alerts;

    @Inject
    private MetricRegistry metrics;

    /** Not shareable: a connection goes back to the pool when it is closed. */
    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Resource
    private ManagedThreadFactory threads;

    private final LogPolicies policies = new LogPolicies();
    private PredictionTable table;
    private RowLog rows;
    private Acceptance acceptance;

    @PostConstruct
    void open() {
        table = new PredictionTable(new Database(dataSource, settings.statementTimeout()));
        rows = new RowLog(store(), settings.spool(""), settings.writer(), threads, (severity, kind, text) -> alerts.raise(severity, "prediction-log." + kind, null, text));
        acceptance = new Acceptance(rows.queue(), rows.tally());
        var shown = new LogMetrics(metrics, "understudy_prediction_log_", rows.tally(), rows.queue(), rows.spool());
        rows.every(TimeUnit.SECONDS.toMillis(1), shown::update);
    }

    /** Nothing but the start of this bean, which happens on its first call. */
    void begin() {}

    private RowStore store() {
        return new RowStore() {
            @Override
            public void write(List<byte[]> rows) {
                table.write(rows);
            }

            @Override
            public int replay(List<byte[]> rows) {
                return table.replay(rows);
            }
        };
    }

    @PreDestroy
    void close() {
        rows.close();
    }

    @Override
    public void completed(InferenceCompleted inference) {
        acceptance.take(inference, policies.of(inference.model()));
    }

    public Prediction get(UUID id) {
        return table.find(id).orElseThrow(() -> DomainException.notFound("prediction", id.toString()));
    }

    /**
     * The newest first. A record is here a moment after its answer, in {@code sync} mode before it.
     *
     * @param before id that the page ends before; null for the first page
     */
    public Page<Prediction> list(PredictionFilter filter, UUID before, int limit) {
        return Page.of(table.page(filter, before, limit + 1), limit, prediction -> prediction.id().toString());
    }
}
