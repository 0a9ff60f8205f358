package io.understudy.serving.control;

import io.understudy.cluster.control.NodeName;
import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.Steps;
import io.understudy.failure.entity.DomainException;
import io.understudy.serving.control.VersionLoader.Prepared;
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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Owns the serving table and what it leads to. The table is read without a lock; one thread at a time changes it, after
 * everything that the next table needs is loaded. It follows the ACTIVE revisions in the database, so a restarted node
 * and a node that took no part in a deployment come to serve the same; while the database is away the last table stands.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ModelHolder {

    private static final Logger LOG = Logger.getLogger(ModelHolder.class.getName());

    @EJB
    private Deployments deployments;

    @Inject
    private VersionLoader loader;

    @Inject
    private NodeName node;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperty(name = "understudy.deployment.poll", defaultValue = "PT1S")
    private Duration poll;

    @Inject
    @ConfigProperty(name = "understudy.deployment.prepare-timeout", defaultValue = "PT10M")
    private Duration prepareTimeout;

    @Inject
    @ConfigProperty(name = "understudy.deployment.keep-previous", defaultValue = "PT10M")
    private Duration keepPrevious;

    /** Models that this node cannot serve as it should → why. */
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    /** Models that a thread is at work on to follow their ACTIVE revision. */
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    private final Instant started = Instant.now();
    private KeptRoutes kept;
    private volatile ServingTable table = ServingTable.EMPTY;
    private volatile boolean synchronised;
    private boolean stopped;
    private Future<?> following;

    /** For the container. */
    public ModelHolder() {}

    ModelHolder(Deployments deployments, VersionLoader loader, NodeName node) {
        this.deployments = deployments;
        this.loader = loader;
        this.node = node;
    }

    @PostConstruct
    void start() {
        NativeTelemetry.requireOff();
        kept = new KeptRoutes(keepPrevious, System::nanoTime);
        following = executor.scheduleWithFixedDelay(this::follow, 0, poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        following.cancel(true);
        ServingTable last;
        synchronized (this) {
            stopped = true;
            last = table;
            table = ServingTable.EMPTY;
        }
        last.routes().values().forEach(Route::release);
        kept.close();
    }

    public ServingTable table() {
        return table;
    }

    /** Why this node should get no traffic, or an empty text. */
    public String impediment() {
        if (!synchronised) return "Loading what the last deployments ask for.";
        var own = troubles.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue());
        var models = table.routes().values().stream()
                .flatMap(r -> r.versions().values().stream())
                .filter(v -> !v.model().impediment().isEmpty())
                .map(v -> v.name() + ": " + v.model().impediment());
        return Stream.concat(own, models).collect(Collectors.joining("; "));
    }

    /**
     * Loads what a revision needs, makes it ACTIVE in one transaction and swaps the table. If that fails, the revision ends
     * FAILED and nothing has changed for any caller. Loading holds up neither callers nor other activations.
     *
     * @param forced whether a version may serve that fails its golden examples
     */
    public Deployment activate(Deployment deployment, boolean forced) {
        var prepared = prepare(deployment, forced);
        var begun = System.nanoTime();
        var active = commit(deployment, prepared);
        var committed = System.nanoTime();
        swap(prepared.route());
        return noted(active, new Steps(
                prepared.loadMs(), prepared.warmMs(), Millis.of(committed - begun), Millis.of(System.nanoTime() - committed)));
    }

    private Prepared prepare(Deployment deployment, boolean forced) {
        try {
            var prepared = loader.route(deployment);
            if (forced || prepared.complaint().isEmpty()) return prepared;
            prepared.route().release();
            throw DomainException.conflict(prepared.complaint());
        } catch (RuntimeException | Error e) {
            end(deployment, e);
            throw e;
        }
    }

    private Deployment commit(Deployment deployment, Prepared prepared) {
        try {
            var overruled = prepared.complaint().isEmpty() ? null : prepared.complaint();
            return deployments.activate(deployment.model(), deployment.number(), overruled);
        } catch (RuntimeException | Error e) {
            prepared.route().release();
            end(deployment, e);
            throw e;
        }
    }

    /** Where the database is away, a later look ends it, or finds that it has become ACTIVE all the same. */
    private void end(Deployment deployment, Throwable why) {
        var reason = why instanceof DomainException ? why.getMessage() : why.toString();
        try {
            deployments.fail(deployment.model(), deployment.number(), "Node " + node.value() + ": " + reason);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "That revision " + deployment.number() + " of " + deployment.model() + " failed cannot be written");
        }
    }

    /** The deployment is done, whether or not its durations can be written. */
    private Deployment noted(Deployment active, Steps steps) {
        try {
            return deployments.took(active.model(), active.number(), steps);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "How long a deployment took cannot be written", e);
            return active;
        }
    }

    private void follow() {
        try {
            if (!synchronised) deployments.failPreparingOf(node.value(), started);
            deployments.failPreparingBefore(Instant.now().minus(prepareTimeout));
            var active = deployments.active();
            active.stream().filter(d -> busy.add(d.model())).forEach(d -> executor.submit(() -> follow(d, active)));
            synchronised |= areLoaded(active);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The deployments cannot be read; the last ones go on", e);
        }
        kept.releaseExpired();
    }

    private void follow(Deployment active, List<Deployment> all) {
        try {
            follow(active);
            synchronised |= areLoaded(all);
        } finally {
            busy.remove(active.model());
        }
    }

    private boolean areLoaded(List<Deployment> all) {
        return all.stream().allMatch(d -> table.find(d.model()).isPresent() || troubles.containsKey(d.model()));
    }

    private void follow(Deployment active) {
        try {
            var present = table.find(active.model()).orElse(null);
            if (present != null && present.revision() > active.number()) return;
            if (present != null && present.revision() == active.number() && present.names().equals(loader.names(active))) return;
            swap(loader.route(active).route());
            troubles.remove(active.model());
        } catch (RuntimeException | Error e) {
            if (troubles.put(active.model(), String.valueOf(e.getMessage())) == null) {
                LOG.log(Level.SEVERE, e, () -> "Revision " + active.number() + " of " + active.model() + " cannot be loaded here");
            }
        }
    }

    /** The new table first, then the old versions: a caller that meets a retired version finds its successor. */
    private void swap(Route next) {
        var before = exchange(next);
        if (before == next) {
            next.release();
        } else if (before != null && before.revision() == next.revision()) {
            before.release();
        } else if (before != null) {
            kept.keep(before);
        }
    }

    /** What stood in its place, null for nothing; the route itself if there is no place for it any more. */
    private synchronized Route exchange(Route next) {
        var before = table.find(next.model()).orElse(null);
        if (stopped || before != null && (before.revision() > next.revision() || before.isLike(next))) return next;
        table = table.with(next);
        LOG.info(() -> next.model() + " is served by revision " + next.revision() + ": " + next.split().shares());
        return before;
    }
}
