package io.understudy.serving.control;

import io.understudy.alerting.control.Alerts;
import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.entity.Deployment;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import io.understudy.serving.control.WatchWindow.Verdict;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks after what was deployed last: a version that does worse than the one it replaced is withdrawn, and the last
 * revision without it comes back by itself. Each node judges by its own calls; whichever sees it first acts, once over all nodes.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DeploymentWatch {

    private static final Logger LOG = Logger.getLogger(DeploymentWatch.class.getName());

    /** @param window null where there is nothing to watch */
    private record Seen(Route route, WatchWindow window) {}

    @EJB
    private ModelHolder holder;

    @EJB
    private Deployments deployments;

    @Inject
    private Activation activation;

    @Inject
    private Alerts alerts;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperty(name = "understudy.deployment.poll", defaultValue = "PT1S")
    private Duration poll;

    @Inject
    @ConfigProperty(name = "understudy.deployment.watch", defaultValue = "PT5M")
    private Duration length;

    @Inject
    @ConfigProperty(name = "understudy.deployment.watch-least-calls", defaultValue = "50")
    private int leastCalls;

    @Inject
    @ConfigProperty(name = "understudy.deployment.watch-error-rise", defaultValue = "5")
    private double mostErrorRise;

    @Inject
    @ConfigProperty(name = "understudy.deployment.watch-slowdown", defaultValue = "3")
    private double mostSlowdown;

    @Inject
    @ConfigProperty(name = "understudy.deployment.watch-least-slowdown", defaultValue = "PT0.02S")
    private Duration leastSlowdown;

    private final Map<String, Seen> seen = new HashMap<>();
    private Future<?> looking;

    @PostConstruct
    void start() {
        if (length.isZero()) return;
        looking = executor.scheduleWithFixedDelay(this::lookAtAll, 0, poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (looking != null) looking.cancel(true);
    }

    private void lookAtAll() {
        for (var route : holder.table().routes().values()) {
            try {
                look(route);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, e, () -> "The deployment of " + route.model() + " cannot be watched at this moment");
            }
        }
    }

    private void look(Route route) {
        var last = seen.get(route.model());
        if (last == null || last.route().revision() != route.revision()) {
            seen.put(route.model(), new Seen(route, window(route, last)));
        } else if (last.window() != null) {
            look(last);
        }
    }

    private void look(Seen last) {
        var isOver = last.window().isOver(Instant.now());
        var wrong = last.window().verdict(rules());
        if (isOver || wrong.isPresent() && withdraw(last.route(), wrong.get())) {
            seen.put(last.route().model(), new Seen(last.route(), null));
        }
    }

    /** Null where the revision is none that has to prove itself, or had its time. */
    private WatchWindow window(Route route, Seen last) {
        var deployment = deployments.get(route.model(), route.revision());
        var end = deployment.activatedAt().orElseGet(Instant::now).plus(length);
        if (deployment.kind().isRollback() || !Instant.now().isBefore(end)) return null;
        if (last == null) return WatchWindow.first(route, introduced(deployment, null), end);
        var unfinished = last.window() == null ? WatchWindow.none() : last.window();
        return unfinished.next(route, introduced(deployment, last), last.route().versions().values(), end);
    }

    /** Since the revision that was seen last: another may have come and gone between two looks. */
    private Set<String> introduced(Deployment deployment, Seen last) {
        var introduced = new HashSet<>(deployment.answering());
        introduced.removeAll(last == null ? incumbents(deployment) : last.route().split().versions());
        // An arm that goes on as one is not new; one that takes its model's traffic is.
        if (last != null) introduced.removeIf(id -> last.route().versions().containsKey(id) && !deployment.split().versions().contains(id));
        return introduced;
    }

    private List<String> incumbents(Deployment deployment) {
        return Incumbents.before(deployment, Instant.now().minus(length), number -> deployments.get(deployment.model(), number));
    }

    private WatchRules rules() {
        return new WatchRules(leastCalls, mostErrorRise, mostSlowdown, leastSlowdown.toNanos() / 1e6);
    }

    /** Whether the matter is settled. */
    private boolean withdraw(Route route, Verdict wrong) {
        try {
            var back = activation.withdraw(route.model(), route.revision(), wrong.version(), wrong.why());
            alerts.raise("deployment.rolled-back", route.model(),
                    wrong.why() + back.restores()
                            .map(revision -> " Revision " + revision + " is back as " + back.number() + ".")
                            .orElse(" Revision " + back.number() + " has no experiment."));
            return true;
        } catch (DomainException e) {
            if (e.kind() == Kind.STALE) return true;
            if (e.kind() != Kind.CONFLICT) throw e;
            alerts.raise("deployment.not-rolled-back", route.model(), wrong.why() + " " + e.getMessage());
            return true;
        }
    }
}
