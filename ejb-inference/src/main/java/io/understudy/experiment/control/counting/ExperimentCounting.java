package io.understudy.experiment.control.counting;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.database.entity.Database;
import io.understudy.experiment.entity.CountedEvents;
import io.understudy.experiment.entity.CountingPass;
import io.understudy.experiment.entity.CountingRules;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.experiment.entity.PredictionCounts;
import io.understudy.wire.entity.Json;
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
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts now and then what has come; of several nodes the one that is first, while the others pass. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ExperimentCounting {

    private static final Logger LOG = Logger.getLogger(ExperimentCounting.class.getName());

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperty(name = "understudy.experiment.count-every", defaultValue = "PT2S")
    private Duration every;

    @Inject
    @ConfigProperty(name = "understudy.experiment.count-timeout", defaultValue = "PT45S")
    private Duration patience;

    @Inject
    @ConfigProperty(name = "understudy.experiment.count-limit", defaultValue = "20000")
    private int limit;

    @Inject
    @ConfigProperty(name = "understudy.experiment.covariate-window", defaultValue = "P14D")
    private Duration before;

    @Inject
    @ConfigProperty(name = "understudy.outcomes.prediction-wait", defaultValue = "PT1H")
    private Duration predictionWait;

    private CountingPass experiments;
    private PredictionCounts predictions;
    private Future<?> counting;
    private volatile boolean stopped;

    @PostConstruct
    void start() {
        var database = new Database(dataSource, patience);
        experiments = new CountingPass(database, new CountingRules(limit, predictionWait, before, ExperimentCounting::events));
        predictions = new PredictionCounts(database);
        counting = executor.scheduleWithFixedDelay(this::count, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        stopped = true;
        counting.cancel(false);
    }

    private void count() {
        guarded(predictions::compact);
        guarded(() -> {
            while (!stopped && !experiments.run().isNothing()) LOG.fine("Counted");
        });
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Experiments are not counted now; what has come waits", e);
        }
    }

    private static CountedEvents events(String definition) {
        try {
            return CountedEvents.of(Json.MAPPER.readValue(definition, ExperimentDefinition.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An experiment's definition cannot be read", e);
        }
    }
}
