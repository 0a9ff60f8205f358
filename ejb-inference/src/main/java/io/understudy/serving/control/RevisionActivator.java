package io.understudy.serving.control;

import io.understudy.cluster.control.NodeName;
import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.control.MetricsGate;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.Steps;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.FailureReason;
import io.understudy.serving.control.VersionLoader.Prepared;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings a revision that this node prepares into service, on every node at once. */
@ApplicationScoped
class RevisionActivator {

    private static final Logger LOG = Logger.getLogger(RevisionActivator.class.getName());

    @EJB
    private ModelHolder holder;

    @EJB
    private Deployments deployments;

    @Inject
    private MetricsGate gate;

    @Inject
    private VersionLoader loader;

    @Inject
    private OtherNodes others;

    @Inject
    private NodeName node;

    /** For the container. */
    RevisionActivator() {}

    RevisionActivator(Deployments deployments, MetricsGate gate, VersionLoader loader, NodeName node) {
        this.deployments = deployments;
        this.gate = gate;
        this.loader = loader;
        this.node = node;
    }

    /** @param complaint what speaks against it; empty for nothing */
    private record Ready(Prepared prepared, double acknowledgeMs, String complaint) {}

    /**
     * Loads what a revision needs while the other nodes do the same, makes it ACTIVE in one transaction, and returns when
     * all serve it. If that fails, the revision ends FAILED and nothing has changed for any caller. Loading holds up
     * neither callers nor other activations.
     *
     * @param forced whether a version may serve whose evaluation is too bad, or that fails its golden examples
     */
    Deployment activate(Deployment deployment, boolean forced) {
        var evaluation = evaluated(deployment, forced);
        var ready = acknowledged(deployment, prepared(deployment), evaluation, forced);
        var begun = System.nanoTime();
        var active = commit(deployment, ready);
        var committed = System.nanoTime();
        holder.swap(ready.prepared().route());
        awaitServing(active);
        return noted(active, new Steps(
                ready.prepared().loadMs(), ready.prepared().warmMs(), ready.acknowledgeMs(),
                Millis.of(committed - begun), Millis.of(System.nanoTime() - committed)));
    }

    /** What the evaluations say against it, before anything is loaded for it. */
    private String evaluated(Deployment deployment, boolean forced) {
        return orEnd(deployment, () -> {}, () -> {
            var complaint = gate.complaint(deployment);
            if (!forced) requireNone(complaint);
            return complaint;
        });
    }

    private Prepared prepared(Deployment deployment) {
        try {
            return loader.route(deployment);
        } catch (RuntimeException | Error e) {
            end(deployment, "Node " + node.value() + ": " + FailureReason.of(e));
            throw e;
        }
    }

    private Ready acknowledged(Deployment deployment, Prepared prepared, String evaluation, boolean forced) {
        return orEnd(deployment, prepared.route()::release, () -> {
            // What this node finds wrong needs nobody else's word.
            if (!forced) requireNone(complaint(prepared));
            var begun = System.nanoTime();
            var elsewhere = others.awaitReady(deployment);
            if (!forced) requireNone(elsewhere);
            var complaint = Stream.of(evaluation, complaint(prepared), elsewhere).filter(c -> !c.isEmpty()).collect(Collectors.joining(" "));
            return new Ready(prepared, Millis.of(System.nanoTime() - begun), complaint);
        });
    }

    private String complaint(Prepared prepared) {
        return prepared.complaint().isEmpty() ? "" : "Node " + node.value() + ": " + prepared.complaint();
    }

    private static void requireNone(String complaint) {
        if (!complaint.isEmpty()) throw DomainException.conflict(complaint);
    }

    private Deployment commit(Deployment deployment, Ready ready) {
        var overruled = ready.complaint().isEmpty() ? null : ready.complaint();
        return orEnd(deployment, ready.prepared().route()::release, () -> deployments.activate(deployment.model(), deployment.number(), overruled));
    }

    /** If the step fails, so does the revision, which lets go of what it holds. */
    private <T> T orEnd(Deployment deployment, Runnable release, Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            release.run();
            end(deployment, FailureReason.of(e));
            throw e;
        }
    }

    /** Where the database is away, a later look ends it, or finds that it has become ACTIVE all the same. */
    private void end(Deployment deployment, String why) {
        try {
            deployments.fail(deployment.model(), deployment.number(), why);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "That revision " + deployment.number() + " of " + deployment.model() + " failed cannot be written");
        }
    }

    /** It is ACTIVE, whether or not the database tells now who has heard of it. */
    private void awaitServing(Deployment active) {
        try {
            others.awaitServing(active);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Which nodes serve a revision cannot be read", e);
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
}
