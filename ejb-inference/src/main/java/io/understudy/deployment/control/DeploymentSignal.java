package io.understudy.deployment.control;

import io.understudy.cluster.control.NodeName;
import io.understudy.database.entity.Notifications;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Wakes those who wait for a change of any deployment: PostgreSQL notifies each node that listens when a transaction with
 * one commits. Nothing depends on it but speed, because whoever waits looks by himself after a while.
 */
@ApplicationScoped
public class DeploymentSignal {

    private static final Logger LOG = Logger.getLogger(DeploymentSignal.class.getName());
    private static final String CHANNEL = "understudy_deployment";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Inject
    private NodeName node;

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Resource
    private ManagedThreadFactory threads;

    /** Not the bean's own monitor, which its proxy would hold as well while a caller waits. */
    private final Object monitor = new Object();

    private long changes;
    private volatile boolean stopped;

    @PostConstruct
    void start() {
        threads.newThread(this::listenUntilStopped).start();
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    /** To be read before one looks at what may change. */
    public long changes() {
        synchronized (monitor) {
            return changes;
        }
    }

    public void tell() {
        synchronized (monitor) {
            changes++;
            monitor.notifyAll();
        }
    }

    /** Returns when there were more changes than {@code seen}, or after the given time. */
    public void await(long seen, Duration most) throws InterruptedException {
        var end = System.nanoTime() + most.toNanos();
        synchronized (monitor) {
            for (var left = most.toNanos(); changes == seen && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(monitor, left);
            }
        }
    }

    private void listenUntilStopped() {
        var told = new Notifications(dataSource, CHANNEL);
        while (!stopped) {
            try {
                told.hear(() -> !stopped, this::tell, this::heard);
            } catch (SQLException e) {
                LOG.log(Level.FINE, "Nothing is heard while the database is away", e);
                pause();
            }
        }
    }

    /** What this node did itself it need not be told. */
    private void heard(String who) {
        if (!who.equals(node.value())) tell();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
