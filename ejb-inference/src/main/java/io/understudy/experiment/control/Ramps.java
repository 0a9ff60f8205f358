package io.understudy.experiment.control;

import io.understudy.database.entity.ClusterLock;
import io.understudy.database.entity.Database;
import io.understudy.experiment.control.ExperimentLife.Order;
import io.understudy.experiment.entity.Experiment;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes the steps of ramps when their time has come, on one node at a time. What is due is told by the database alone, so
 * whatever crashes, the next look goes on from there.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Ramps {

    private static final Logger LOG = Logger.getLogger(Ramps.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @EJB
    private Experiments experiments;

    @Inject
    private ExperimentLife life;

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperty(name = "understudy.experiment.ramp-poll", defaultValue = "PT5S")
    private Duration poll;

    private final Resting resting = new Resting();
    private ClusterLock lock;
    private Future<?> looking;

    @PostConstruct
    void start() {
        lock = new ClusterLock(new Database(dataSource, PATIENCE), "experiment:ramps");
        looking = executor.scheduleWithFixedDelay(this::look, poll.toMillis(), poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        looking.cancel(true);
    }

    private void look() {
        try {
            if (!due().isEmpty()) lock.ifFree(() -> due().forEach(this::step));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Which ramps are due cannot be read now", e);
        }
    }

    private List<Experiment> due() {
        var now = Instant.now();
        return experiments.running().stream().filter(e -> !resting.contains(e.id()) && Ramp.due(e, now).isPresent()).toList();
    }

    private void step(Experiment experiment) {
        var next = Ramp.next(experiment).orElseThrow();
        try {
            life.ramp(experiment.id(), next.coverage(), Order.automatic("ramp", "The step before was held for its time.", null));
        } catch (RuntimeException e) {
            resting.add(experiment.id());
            LOG.log(Level.WARNING, e, () -> "The next step of experiment " + experiment.id() + " cannot be taken now");
        }
    }
}
