package io.understudy.audit.control;

import io.understudy.audit.entity.PredictionPartitions;
import io.understudy.database.entity.Database;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Begins to drain what the last run left in the spool, and keeps the days of the table in order. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class PredictionLogStart {

    private static final Logger LOG = Logger.getLogger(PredictionLogStart.class.getName());
    private static final Duration EVERY = Duration.ofMinutes(30);

    @Inject
    private PredictionLog log;

    @Inject
    private ExposureLog exposures;

    @Inject
    private LogSettings settings;

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Resource
    private ManagedScheduledExecutorService executor;

    private PredictionPartitions partitions;
    private Future<?> keeping;

    @PostConstruct
    void start() {
        log.begin();
        exposures.begin();
        partitions = new PredictionPartitions(new Database(dataSource, settings.statementTimeout()));
        keeping = executor.scheduleWithFixedDelay(this::keep, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        keeping.cancel(true);
    }

    private void keep() {
        try {
            var today = LocalDate.now(ZoneOffset.UTC);
            var change = partitions.keep(today.minusDays(settings.retentionDays()), today, today.plusDays(settings.daysAhead()));
            if (!change.dropped().isEmpty()) LOG.info(() -> "Predictions of these days were dropped: " + change.dropped());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The days of the prediction log cannot be put in order now", e);
        }
    }
}
