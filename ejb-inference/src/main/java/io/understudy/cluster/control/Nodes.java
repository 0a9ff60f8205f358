package io.understudy.cluster.control;

import io.understudy.cluster.entity.Node;
import io.understudy.cluster.entity.NodeTable;
import io.understudy.database.entity.Database;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This node among those that serve from the same database: its signs of life tell the others whether to wait for it. */
@ApplicationScoped
public class Nodes {

    private static final Logger LOG = Logger.getLogger(Nodes.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    private NodeName name;

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperty(name = "understudy.cluster.heartbeat", defaultValue = "PT1S")
    private Duration heartbeat;

    private final UUID instance = UUID.randomUUID();
    private NodeTable table;
    private Future<?> beating;
    private int joined;

    @PostConstruct
    void open() {
        table = new NodeTable(new Database(dataSource, PATIENCE));
    }

    /** This process. */
    public Node self() {
        return new Node(name.value(), instance);
    }

    /** From now on deployments wait for this node, until it leaves or is silent for too long. Again has no effect. */
    public synchronized void join() {
        if (beating != null) return;
        beating = executor.scheduleWithFixedDelay(this::beat, 0, heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            if (table.beat(self())) return;
            table.join(self());
            tellOfJoining();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "No sign of life can be given while the database is away", e);
        }
    }

    private void tellOfJoining() {
        switch (joined++) {
            case 0 -> LOG.info(() -> "Joined as " + name.value());
            case 1 -> LOG.warning(() -> "Joined again as " + name.value()
                    + ": if another process goes by the same name, deployments wait for one of the two only");
            default -> LOG.fine("Joined again");
        }
    }

    @PreDestroy
    void leave() {
        if (beating == null) return;
        beating.cancel(false);
        try {
            table.leave(self());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The others find out by themselves that this node is gone", e);
        }
    }
}
