package io.understudy.experiment.control.decision;

import io.understudy.alerting.control.Alerts;
import io.understudy.alerting.entity.Severity;
import io.understudy.database.entity.ClusterLock;
import io.understudy.database.entity.Database;
import io.understudy.experiment.entity.DecisionTable;
import io.understudy.experiment.entity.ExperimentDecision;
import io.understudy.failure.entity.FailureReason;
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
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks at all running experiments now and then, on one node at a time. What is decided is carried out beside, so that no
 * experiment waits for another one's deployment.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DecisionTimer {

    private static final Logger LOG = Logger.getLogger(DecisionTimer.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    private DecisionPass pass;

    @Inject
    private DecisionAct act;

    @Inject
    private DecisionHistory history;

    @Inject
    private Alerts alerts;

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperty(name = "understudy.experiment.decide-every", defaultValue = "PT1M")
    private Duration every;

    @Inject
    @ConfigProperty(name = "understudy.experiment.decision-retention", defaultValue = "P90D")
    private Duration retention;

    /** Experiments that could not be judged at this node's last look. */
    private final Set<String> unjudged = new HashSet<>();

    /** Experiments for which this node is carrying something out. */
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    private Database database;
    private ClusterLock lock;
    private Future<?> looking;

    @PostConstruct
    void start() {
        database = new Database(dataSource, PATIENCE);
        lock = new ClusterLock(database, "experiment:decisions");
        looking = executor.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        looking.cancel(true);
    }

    private void look() {
        try {
            lock.ifFree(this::lookAtAll);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Experiments cannot be looked at now", e);
        } catch (Error e) {
            // A timer whose task ends so never runs again.
            LOG.log(Level.SEVERE, "Experiments cannot be looked at now", e);
        }
    }

    private void lookAtAll() {
        var table = history.table();
        var open = table.intended();
        open.forEach(this::complete);
        var decided = open.stream().map(ExperimentDecision::experiment).collect(Collectors.toSet());
        for (var id : table.running()) {
            if (!decided.contains(id) && lookAt(id, table)) table.intended().forEach(this::complete);
        }
        table.forget(retention);
    }

    /** What is wrong with one keeps no other waiting. */
    private boolean lookAt(String experiment, DecisionTable table) {
        try {
            var isDecided = isDue(experiment, table) && pass.look(experiment);
            unjudged.remove(experiment);
            return isDecided;
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, e, () -> "Experiment " + experiment + " cannot be judged now");
            if (unjudged.add(experiment)) {
                alerts.raise(
                        Severity.CRITICAL, "experiment.not-judged", null,
                        "Experiment '" + experiment + "' cannot be judged, so no guardrail holds: " + FailureReason.of(e));
            }
            return false;
        }
    }

    /** Another node may have looked in the meantime. */
    private boolean isDue(String experiment, DecisionTable table) {
        var least = every.multipliedBy(4).dividedBy(5);
        return table.sinceLast(experiment).filter(since -> since.compareTo(least) < 0).isEmpty();
    }

    private void complete(ExperimentDecision intention) {
        if (!busy.add(intention.experiment())) return;
        try {
            executor.submit(() -> completeAlone(intention));
        } catch (RuntimeException e) {
            busy.remove(intention.experiment());
            throw e;
        }
    }

    private void completeAlone(ExperimentDecision intention) {
        try {
            new ClusterLock(database, "experiment:decision:" + intention.experiment()).ifFree(() -> act.complete(intention.id()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "What was decided of experiment " + intention.experiment() + " waits for the next look");
        } finally {
            busy.remove(intention.experiment());
        }
    }
}
