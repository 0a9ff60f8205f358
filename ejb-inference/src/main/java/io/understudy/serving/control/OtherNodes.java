package io.understudy.serving.control;

import io.understudy.cluster.control.Nodes;
import io.understudy.database.entity.Database;
import io.understudy.deployment.control.DeploymentSignal;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.Readiness;
import io.understudy.deployment.entity.Readiness.State;
import io.understudy.deployment.entity.ReadinessTable;
import io.understudy.failure.entity.DomainException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What this node and the others say to each other about a revision. A node that has shown no sign of life for a while is
 * not waited for: when it is back, it follows.
 */
@ApplicationScoped
class OtherNodes {

    private static final Logger LOG = Logger.getLogger(OtherNodes.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(500);

    @Inject
    private Nodes nodes;

    @Inject
    private DeploymentSignal signal;

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Inject
    @ConfigProperty(name = "understudy.cluster.silence", defaultValue = "PT5S")
    private Duration silence;

    @Inject
    @ConfigProperty(name = "understudy.deployment.prepare-timeout", defaultValue = "PT10M")
    private Duration prepareTimeout;

    private ReadinessTable table;

    @PostConstruct
    void open() {
        table = new ReadinessTable(new Database(dataSource, PATIENCE));
    }

    /** @param complaint what speaks against it; null for nothing */
    void say(Deployment deployment, State state, String complaint) {
        table.say(nodes.self(), deployment.model(), deployment.number(), state, complaint);
    }

    /**
     * Returns when the revision is loaded and warm on each of the others. A rollback, which is urgent, waits but a few
     * seconds for a node that is late; that one follows by itself.
     *
     * @return what speaks against it on some; empty for nothing
     * @throws DomainException CONFLICT, with the node and its reason, if one cannot serve it or takes too long
     */
    String awaitReady(Deployment deployment) {
        var isUrgent = deployment.kind().isRollback();
        var end = isUrgent ? Instant.now().plus(silence) : deployment.createdAt().plus(prepareTimeout);
        var ready = await(deployment, end, other -> other.state().isEmpty(), others -> others.stream().anyMatch(OtherNodes::hasFailed));
        ready.stream().filter(OtherNodes::hasFailed).findFirst().ifPresent(other -> {
            throw DomainException.conflict("Node " + other.node() + ": " + other.complaint());
        });
        ready.stream().filter(other -> other.state().isEmpty() && !isUrgent).findFirst().ifPresent(other -> {
            throw DomainException.conflict("Node " + other.node() + ": it was not ready after " + prepareTimeout + ".");
        });
        return ready.stream()
                .filter(other -> other.complaint() != null)
                .map(other -> "Node " + other.node() + ": " + other.complaint())
                .collect(Collectors.joining(" "));
    }

    /** Returns when each call on each of the others that were ready is served by the revision, or after a few seconds. */
    void awaitServing(Deployment deployment) {
        var left = await(deployment, Instant.now().plus(silence), OtherNodes::isReady, others -> false);
        left.stream().filter(OtherNodes::isReady).forEach(other -> LOG.warning(() -> "Node " + other.node()
                + " has not yet taken revision " + deployment.number() + " of " + deployment.model() + " into service"));
    }

    /** What they said last: when none is pending, when it is decided, or at the end. */
    private List<Readiness> await(Deployment deployment, Instant end, Predicate<Readiness> pending, Predicate<List<Readiness>> decided) {
        while (true) {
            var changes = signal.changes();
            var others = table.others(nodes.self(), deployment.model(), deployment.number(), silence);
            if (others.stream().noneMatch(pending) || decided.test(others) || !Instant.now().isBefore(end)) return others;
            pause(changes);
        }
    }

    private void pause(long changes) {
        try {
            signal.await(changes, LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DomainException.unavailable("The server is stopping.", e);
        }
    }

    private static boolean isReady(Readiness other) {
        return other.state().filter(state -> state == State.READY).isPresent();
    }

    private static boolean hasFailed(Readiness other) {
        return other.state().filter(state -> state == State.FAILED).isPresent();
    }
}
