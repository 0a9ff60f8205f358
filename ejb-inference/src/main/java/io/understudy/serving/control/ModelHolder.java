package io.understudy.serving.control;

import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.entity.Deployment;
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
import java.util.HashSet;
import java.util.Map;
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

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperty(name = "understudy.deployment.poll", defaultValue = "PT1S")
    private Duration poll;

    @Inject
    @ConfigProperty(name = "understudy.deployment.prepare-timeout", defaultValue = "PT10M")
    private Duration prepareTimeout;

    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private volatile ServingTable table = ServingTable.EMPTY;
    private volatile boolean synchronised;
    private Future<?> following;

    @PostConstruct
    void start() {
        NativeTelemetry.requireOff();
        following = executor.scheduleWithFixedDelay(this::follow, 0, poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        following.cancel(true);
        synchronized (this) {
            var last = table;
            table = ServingTable.EMPTY;
            last.routes().values().forEach(r -> r.versions().values().forEach(v -> v.leases().retire()));
        }
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
     * Loads what a revision needs, makes it ACTIVE in one transaction and swaps the table. If loading fails, the revision
     * ends FAILED and nothing has changed for any caller.
     */
    public synchronized Deployment activate(Deployment deployment) {
        Route route;
        try {
            route = loader.route(deployment, table);
        } catch (RuntimeException e) {
            deployments.fail(deployment.model(), deployment.number(), String.valueOf(e.getMessage()));
            throw e;
        }
        try {
            var active = deployments.activate(deployment.model(), deployment.number());
            swap(route);
            return active;
        } catch (RuntimeException e) {
            discard(route);
            throw e;
        }
    }

    private void follow() {
        try {
            deployments.failPreparingBefore(Instant.now().minus(prepareTimeout));
            deployments.active().forEach(this::follow);
            synchronised = true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The deployments cannot be read; the last ones go on", e);
        }
    }

    private synchronized void follow(Deployment active) {
        try {
            var present = table.find(active.model()).orElse(null);
            if (present != null && present.revision() > active.number()) return;
            var names = loader.names(active);
            if (present != null && present.revision() == active.number() && present.names().equals(names)) return;
            swap(loader.route(active, table));
            troubles.remove(active.model());
        } catch (RuntimeException e) {
            if (troubles.put(active.model(), String.valueOf(e.getMessage())) == null) {
                LOG.log(Level.SEVERE, e, () -> "Revision " + active.number() + " of " + active.model() + " cannot be loaded here");
            }
        }
    }

    /** The new table first, then the old versions: a caller that meets a retired version finds its successor. */
    private void swap(Route next) {
        var before = table.find(next.model());
        table = table.with(next);
        LOG.info(() -> next.model() + " is served by revision " + next.revision() + ": " + next.split().shares());
        before.ifPresent(old -> retireAllBut(old, next));
    }

    private void discard(Route route) {
        table.find(route.model()).ifPresentOrElse(present -> retireAllBut(route, present), () -> route.versions().values().forEach(v -> v.leases().retire()));
    }

    private static void retireAllBut(Route old, Route kept) {
        var stays = new HashSet<>(kept.versions().keySet());
        old.versions().values().stream().filter(v -> !stays.contains(v.id())).forEach(v -> v.leases().retire());
    }
}
