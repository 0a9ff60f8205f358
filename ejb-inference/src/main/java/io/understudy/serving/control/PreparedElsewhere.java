package io.understudy.serving.control;

import io.understudy.cluster.control.NodeName;
import io.understudy.deployment.control.DeploymentSignal;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.Deployment.State;
import io.understudy.deployment.entity.Readiness;
import io.understudy.failure.entity.FailureReason;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * What this node holds loaded and warm for revisions that other nodes bring into service, from the time that they are
 * being prepared until it is decided whether they serve. One thread at a time may use it.
 */
@ApplicationScoped
class PreparedElsewhere {

    private static final Logger LOG = Logger.getLogger(PreparedElsewhere.class.getName());

    private record Revision(String model, int number) {
        static Revision of(Deployment deployment) {
            return new Revision(deployment.model(), deployment.number());
        }
    }

    /** @param route null where the revision cannot be served here */
    private record Outcome(Route route, Readiness.State state, String complaint) {}

    private static final class Held {
        private volatile Outcome outcome;
        private boolean isTold;
    }

    @EJB
    private ModelHolder holder;

    @Inject
    private VersionLoader loader;

    @Inject
    private OtherNodes others;

    @Inject
    private DeploymentSignal signal;

    @Inject
    private NodeName node;

    @Resource
    private ManagedExecutorService executor;

    private final Map<Revision, Held> held = new HashMap<>();

    /**
     * Begins to load what others have begun to prepare, tells them of what is loaded, and lets go of what is decided.
     *
     * @param open all revisions that are ACTIVE or PREPARING
     */
    void follow(List<Deployment> open) {
        var revisions = open.stream().collect(Collectors.toMap(Revision::of, Function.identity()));
        revisions.forEach((revision, deployment) -> {
            if (isOthers(deployment) && !held.containsKey(revision)) begin(revision, deployment);
        });
        held.entrySet().removeIf(entry -> isSettled(entry.getValue(), revisions.get(entry.getKey())));
    }

    private boolean isOthers(Deployment deployment) {
        return deployment.state() == State.PREPARING && deployment.node().filter(n -> !n.equals(node.value())).isPresent();
    }

    private void begin(Revision revision, Deployment deployment) {
        var loading = new Held();
        held.put(revision, loading);
        executor.submit(() -> {
            loading.outcome = load(deployment);
            signal.tell();
        });
    }

    private Outcome load(Deployment deployment) {
        try {
            var prepared = loader.route(deployment);
            return new Outcome(prepared.route(), Readiness.State.READY, prepared.complaint().isEmpty() ? null : prepared.complaint());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, e, () -> "Revision " + deployment.number() + " of " + deployment.model() + " cannot be loaded here");
            return new Outcome(null, Readiness.State.FAILED, FailureReason.of(e));
        }
    }

    /** @param deployment null if it is neither ACTIVE nor PREPARING any more */
    private boolean isSettled(Held loaded, Deployment deployment) {
        var outcome = loaded.outcome;
        if (outcome == null) return false;
        if (deployment != null && deployment.state() == State.PREPARING) {
            if (!loaded.isTold) others.say(deployment, outcome.state(), outcome.complaint());
            loaded.isTold = true;
            return false;
        }
        if (deployment != null && outcome.route() != null) {
            if (!holder.table().hasReached(deployment.model(), deployment.number())) return false;
            others.say(deployment, Readiness.State.SERVING, null);
        }
        if (outcome.route() != null) outcome.route().release();
        return true;
    }
}
