package io.understudy.serving.control;

import io.understudy.cluster.control.NodeName;
import io.understudy.cluster.control.Nodes;
import io.understudy.deployment.control.DeploymentSignal;
import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.Deployment.State;
import io.understudy.failure.entity.FailureReason;
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
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Brings the serving table to what the database says: at the start, when another node prepares a revision or brings one
 * into service, and when names move. While the database is away the last table stands.
 */
@Singleton
@Startup
@DependsOn("ModelHolder")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RevisionFollower {

    private static final Logger LOG = Logger.getLogger(RevisionFollower.class.getName());

    @EJB
    private ModelHolder holder;

    @EJB
    private Deployments deployments;

    @Inject
    private VersionLoader loader;

    @Inject
    private PreparedElsewhere elsewhere;

    @Inject
    private DeploymentSignal signal;

    @Inject
    private Nodes nodes;

    @Inject
    private NodeName node;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    @ConfigProperty(name = "understudy.deployment.poll", defaultValue = "PT1S")
    private Duration poll;

    @Inject
    @ConfigProperty(name = "understudy.deployment.prepare-timeout", defaultValue = "PT10M")
    private Duration prepareTimeout;

    @Inject
    @ConfigProperty(name = "understudy.cluster.silence", defaultValue = "PT5S")
    private Duration silence;

    /** Models that this node cannot serve as it should → why. */
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    /** Models that a thread is at work on to follow their ACTIVE revision. */
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    private final Instant started = Instant.now();
    private volatile boolean synchronised;
    private volatile boolean stopped;
    private Future<?> following;

    @PostConstruct
    void start() {
        following = executor.submit(this::followUntilStopped);
    }

    @PreDestroy
    void stop() {
        stopped = true;
        following.cancel(true);
    }

    /** Why this node should get no traffic, or an empty text. */
    public String impediment() {
        if (!synchronised) return "Loading what the last deployments ask for.";
        var own = troubles.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue());
        var models = holder.table().routes().values().stream()
                .flatMap(r -> r.versions().values().stream())
                .filter(v -> !v.model().impediment().isEmpty())
                .map(v -> v.name() + ": " + v.model().impediment());
        return Stream.concat(own, models).collect(Collectors.joining("; "));
    }

    private void followUntilStopped() {
        try {
            while (!stopped) {
                var changes = signal.changes();
                follow();
                signal.await(changes, poll);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try {
            if (!synchronised) deployments.failPreparingOf(node.value(), started);
            deployments.failPreparingBefore(Instant.now().minus(prepareTimeout));
            deployments.failPreparingOfSilent(node.value(), silence);
            var open = deployments.open();
            var active = open.stream().filter(d -> d.state() == State.ACTIVE).toList();
            active.stream().filter(d -> busy.add(d.model())).forEach(d -> executor.submit(() -> follow(d, active)));
            noteLoaded(active);
            elsewhere.follow(open);
            holder.releaseExpired();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "The deployments cannot be read; the last ones go on", e);
        }
    }

    private void follow(Deployment active, List<Deployment> all) {
        var isChanged = false;
        try {
            isChanged = follow(active);
            noteLoaded(all);
        } finally {
            busy.remove(active.model());
            // Somebody waits for the change, or there was another one meanwhile.
            if (isChanged) signal.tell();
        }
    }

    private void noteLoaded(List<Deployment> active) {
        if (synchronised) return;
        synchronised = active.stream().allMatch(d -> holder.table().find(d.model()).isPresent() || troubles.containsKey(d.model()));
        if (synchronised) nodes.join();
    }

    /** Whether there was anything to do. */
    private boolean follow(Deployment active) {
        try {
            var isToDo = !isServed(active);
            if (isToDo) holder.swap(loader.route(active).route());
            troubles.remove(active.model());
            return isToDo;
        } catch (RuntimeException | Error e) {
            note(active, e);
            return false;
        }
    }

    /** With the names that its versions have now. */
    private boolean isServed(Deployment active) {
        var present = holder.table().find(active.model()).orElse(null);
        if (present == null || present.revision() < active.number()) return false;
        return present.revision() > active.number() || present.names().equals(loader.names(active));
    }

    /** Where the revision is served already, only its names could not be looked at: no reason to send callers elsewhere. */
    private void note(Deployment active, Throwable why) {
        if (holder.table().hasReached(active.model(), active.number())) {
            LOG.log(Level.FINE, why, () -> "The names of " + active.model() + " cannot be read now");
        } else if (troubles.put(active.model(), FailureReason.of(why)) == null) {
            LOG.log(Level.SEVERE, why, () -> "Revision " + active.number() + " of " + active.model() + " cannot be loaded here");
        }
    }
}
