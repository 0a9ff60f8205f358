package io.understudy.audit.control;

import io.understudy.alerting.control.Alerts;
import io.understudy.audit.control.KnownUnits.Unit;
import io.understudy.database.entity.Database;
import io.understudy.experiment.entity.ExposureTable;
import io.understudy.serving.control.InferenceCompleted;
import io.understudy.serving.control.InferenceObserver;
import io.understudy.serving.entity.InferenceStatus;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Which unit met which arm of an experiment, once for each unit, from the cache or not. The answer does not wait for it;
 * at a crash the exposures of the last moments are lost, and recorded when their units call again.
 */
@ApplicationScoped
public class ExposureLog implements InferenceObserver {

    private static final int LANES = 1;

    @Inject
    private LogSettings settings;

    @Inject
    private Alerts alerts;

    @Inject
    private MetricRegistry metrics;

    @Inject
    @ConfigProperty(name = "understudy.exposure-log.known-units", defaultValue = "200000")
    private int mostKnown;

    /** Not shareable: a connection goes back to the pool when it is closed. */
    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Resource
    private ManagedThreadFactory threads;

    private ExposureQueue exposures;
    private RowLog rows;

    @PostConstruct
    void open() {
        rows = new RowLog(store(), settings.spool("exposures"), settings.writer(LANES), threads, (severity, kind, text) ->
                alerts.raise(severity, "exposure-log." + kind, null, text));
        exposures = new ExposureQueue(rows.queue(), rows.tally(), new KnownUnits(mostKnown));
        var shown = new LogMetrics(metrics, "understudy_exposure_log_", rows.tally(), rows.queue(), rows.spool());
        rows.every(TimeUnit.SECONDS.toMillis(1), shown::update);
    }

    /** Nothing but the start of this bean, which happens on its first call. */
    void begin() {}

    private RowStore store() {
        var table = new ExposureTable(new Database(dataSource, settings.statementTimeout()));
        return new RowStore() {
            @Override
            public void write(List<byte[]> rows) {
                table.write(rows);
            }

            @Override
            public int replay(List<byte[]> rows) {
                return table.write(rows);
            }
        };
    }

    @PreDestroy
    void close() {
        rows.close();
    }

    /**
     * Of a call that failed, too: the unit has met the arm, also where its graph cannot compute an input that it should take.
     * Else the units of an arm that fails so were missing, and nothing could be said of it. Of one whose input was refused
     * before, not.
     */
    @Override
    public void completed(InferenceCompleted inference) {
        if (inference.experiment() == null || inference.status() == InferenceStatus.INVALID && inference.canonical().get() == null) return;
        exposures.take(new Unit(inference.experiment(), inference.unit()), inference.arm(), inference.id());
    }
}
