package io.understudy.experiment.control.counting;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.alerting.control.Alerts;
import io.understudy.database.entity.Database;
import io.understudy.experiment.entity.CountedEvents;
import io.understudy.experiment.entity.CountingPass;
import io.understudy.experiment.entity.CountingRules;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.experiment.entity.PredictionCounts;
import io.understudy.experiment.entity.UnreadableDefinitionException;
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

    @Inject
    private Alerts alerts;

    private CatchUp experiments;
    private PredictionCounts predictions;
    private Future<?> counting;

    @PostConstruct
    void start() {
        var database = new Database(dataSource, patience);
        var pass = new CountingPass(database, new CountingRules(predictionWait, before, ExperimentCounting::events, Moves::of));
        experiments = new CatchUp(pass::run, limit, this::tell);
        predictions = new PredictionCounts(database);
        counting = executor.scheduleWithFixedDelay(this::count, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        experiments.stop();
        counting.cancel(false);
    }

    private void count() {
        guarded(predictions::compact);
        guarded(experiments::run);
    }

    private void tell(String experiment) {
        alerts.raise("experiment.unreadable", null, "The definition of experiment '" + experiment + "' cannot be read: it is not counted.");
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Experiments are not counted now; what has come waits", e);
        }
    }

    /** Whatever is wrong with it: one that another release has written may lack what this one needs. */
    private static CountedEvents events(String definition) {
        try {
            return CountedEvents.of(Json.MAPPER.readValue(definition, ExperimentDefinition.class));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new UnreadableDefinitionException(e);
        }
    }
}
