package io.understudy.retraining.control;

import io.understudy.database.entity.ClusterLock;
import io.understudy.database.entity.Database;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Models;
import io.understudy.registry.entity.Model;
import io.understudy.retraining.control.TriggerRule.Situation;
import io.understudy.retraining.entity.ExperienceTable;
import io.understudy.retraining.entity.RetrainingJob;
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
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Orders jobs by themselves, on one node at a time. That a model has one job at most is the table's rule, so no crash makes two. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Triggers {

    private static final Logger LOG = Logger.getLogger(Triggers.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 200;

    @EJB
    private Models models;

    @Inject
    private RetrainingJobs jobs;

    @Inject
    private RetrainingSettings settings;

    @Inject
    private Promoter promoter;

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperty(name = "understudy.retraining.trigger-every", defaultValue = "PT1M")
    private Duration every;

    private Database database;
    private ClusterLock lock;
    private Future<?> looking;

    @PostConstruct
    void start() {
        database = new Database(dataSource, PATIENCE);
        lock = new ClusterLock(database, "retraining:triggers");
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
            LOG.log(Level.FINE, "No trigger can be looked at now", e);
        } catch (Error e) {
            // A timer whose task ends so never runs again.
            LOG.log(Level.SEVERE, "No trigger can be looked at now", e);
        }
    }

    private void lookAtAll() {
        String cursor = null;
        do {
            var page = models.list(cursor, PAGE);
            page.items().forEach(this::lookAt);
            cursor = page.nextCursor();
        } while (cursor != null);
    }

    /** What is wrong with one keeps no other waiting. While one version is tried against another, no third is trained. */
    private void lookAt(Model model) {
        try {
            var rule = settings.triggers(model.name());
            if (rule.isOff() || promoter.isTried(model.name())) return;
            promoter.champion(model.name()).ifPresent(champion -> lookAt(model.name(), champion.version(), rule));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "Whether '" + model.name() + "' is to be trained cannot be told now");
        }
    }

    private void lookAt(String model, String champion, TriggerRule rule) {
        var last = jobs.latest(model);
        if (last.filter(job -> !job.state().isEnd()).isPresent()) return;
        var provenance = models.resolve(model, champion).provenance();
        var now = Instant.now();
        var since = last.map(RetrainingJob::createdAt).orElse(provenance.createdAt());
        var situation = new Situation(
                new ExperienceTable(database).since(model, champion, since),
                last.map(job -> Duration.between(job.createdAt(), now)).orElse(null),
                Duration.between(provenance.createdAt(), now),
                provenance.metrics().get("accuracy"),
                provenance.metrics().get("mean_confidence"));
        rule.on(situation).ifPresent(fired -> order(model, fired));
    }

    private void order(String model, TriggerRule.Fired fired) {
        try {
            var job = jobs.submit(JobRequest.of(model), fired.cause(), "trigger");
            LOG.info(() -> "Job " + job.id() + " trains '" + model + "': " + fired.reason());
        } catch (DomainException e) {
            if (e.kind() != DomainException.Kind.CONFLICT) throw e;
            LOG.fine(() -> "Somebody else ordered a job of '" + model + "' just now");
        }
    }
}
