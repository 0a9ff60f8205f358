package io.understudy.retraining.control;

import io.understudy.cluster.control.NodeName;
import io.understudy.database.entity.Database;
import io.understudy.retraining.entity.JobTable;
import io.understudy.training.control.Lanes;
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
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Trains on this node, one job after another, on threads of the lowest priority: with {@code -XX:ThreadPriorityPolicy=1} the
 * operating system gives them what serving leaves.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@ManagedThreadFactoryDefinition(name = JobWorker.THREADS, priority = Thread.MIN_PRIORITY)
public class JobWorker {

    static final String THREADS = "java:module/concurrent/training";

    private static final Logger LOG = Logger.getLogger(JobWorker.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    private JobRun run;

    @Inject
    private NodeName node;

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Resource(lookup = THREADS)
    private ManagedThreadFactory threads;

    @Inject
    @ConfigProperty(name = "understudy.retraining.threads", defaultValue = "2")
    private int lanes;

    @Inject
    @ConfigProperty(name = "understudy.retraining.poll", defaultValue = "PT2S")
    private Duration poll;

    @Inject
    @ConfigProperty(name = "understudy.retraining.silence", defaultValue = "PT30S")
    private Duration silence;

    @Inject
    @ConfigProperty(name = "understudy.retraining.attempts", defaultValue = "3")
    private int mostAttempts;

    private Database database;
    private ExecutorService pool;
    private Future<?> looking;

    /** The job that this node is at; null for none. */
    private volatile JobAttempt attempt;

    @PostConstruct
    void start() {
        database = new Database(dataSource, PATIENCE);
        pool = Executors.newFixedThreadPool(lanes, threads);
        looking = executor.scheduleWithFixedDelay(this::look, poll.toMillis(), poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What this node is at, another one takes over. */
    @PreDestroy
    void stop() {
        looking.cancel(true);
        var open = attempt;
        if (open != null) open.abandon();
        pool.shutdownNow();
    }

    private void look() {
        try {
            var open = attempt;
            if (open != null) open.beat();
            else new JobTable(database).claim(node.value(), silence).ifPresent(job -> begin(new JobAttempt(job, database, mostAttempts)));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Jobs cannot be looked at now", e);
        } catch (Error e) {
            // A timer whose task ends so never runs again.
            LOG.log(Level.SEVERE, "Jobs cannot be looked at now", e);
        }
    }

    private void begin(JobAttempt begun) {
        attempt = begun;
        try {
            threads.newThread(() -> work(begun)).start();
        } catch (RuntimeException | Error e) {
            attempt = null;
            throw e;
        }
    }

    private void work(JobAttempt begun) {
        try {
            begun.complete(progress -> run.run(begun.job(), database, new Lanes(pool, lanes), progress));
        } finally {
            attempt = null;
        }
    }
}
