package io.understudy.serving.control;

import io.understudy.cluster.control.NodeName;
import io.understudy.deployment.control.DeploymentOrder;
import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.control.Deployments.Target;
import io.understudy.deployment.control.ExpectedRevision;
import io.understudy.deployment.control.RollbackOrder;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.Deployment.State;
import io.understudy.deployment.entity.DeploymentPlan;
import io.understudy.deployment.entity.DeploymentPlan.Kind;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Models;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/** From an operator's order to a revision that serves. Every method returns when each call is served by the new revision. */
@ApplicationScoped
public class Activation {

    @EJB
    private Models models;

    @EJB
    private Deployments deployments;

    @Inject
    private VersionLoader loader;

    @Inject
    private RevisionActivator activator;

    @Inject
    private DeploymentMeters meters;

    @Inject
    private NodeName node;

    /**
     * @param expected what the operator saw in service; null if it does not matter
     * @throws DomainException NOT_FOUND or INVALID where the order names what is not there or does not add up; STALE or
     *     CONFLICT where another operator was faster; what cannot be loaded leaves a FAILED revision and the old one in
     *     service
     */
    public Deployment deploy(String model, DeploymentOrder order, ExpectedRevision expected, String by) {
        loader.requireWorkload(models.get(model).task());
        var prepared = deployments.prepare(
                target(model, by), expected, present -> order.plan(split(undisturbed(present)), reference -> models.servable(model, reference)));
        return activated(prepared, order.isForced());
    }

    /**
     * Brings a revision into service that is no operator's own order.
     *
     * @param plan from the revision that serves now
     */
    public Deployment change(String model, String by, Function<Optional<Deployment>, DeploymentPlan> plan) {
        return change(model, by, false, plan);
    }

    /** @param forced whether it may serve whatever speaks against it, as a rollback may */
    public Deployment change(String model, String by, boolean forced, Function<Optional<Deployment>, DeploymentPlan> plan) {
        loader.requireWorkload(models.get(model).task());
        var prepared = deployments.prepare(target(model, by), null, plan);
        return activated(prepared, forced || prepared.kind().isRollback());
    }

    /** Brings an earlier revision's split, or a version, back; or what experiments share the traffic with. They end. */
    public Deployment rollback(String model, RollbackOrder order, ExpectedRevision expected, String by) {
        var prepared = deployments.prepare(target(model, by), expected, present -> back(model, order, present));
        return activated(prepared, true);
    }

    /**
     * Brings back what served before a version that does not prove itself.
     *
     * @param revision that serves, and in which the version has a part
     * @throws DomainException STALE if the revision serves no more, because another node was faster, say; CONFLICT if
     *     there is nothing to bring back
     */
    public Deployment withdraw(String model, int revision, String version, String why) {
        var prepared = deployments.prepare(
                target(model, "watch"), ExpectedRevision.of(revision), present -> without(version, present.orElseThrow(), why));
        return activated(prepared, true);
    }

    private Deployment activated(Deployment prepared, boolean forced) {
        var begun = System.nanoTime();
        try {
            var active = activator.activate(prepared, forced);
            meters.served(active, System.nanoTime() - begun);
            return active;
        } catch (RuntimeException | Error e) {
            meters.failed(prepared);
            throw e;
        }
    }

    private Target target(String model, String by) {
        return new Target(model, by, node.value());
    }

    /** Another split would bias what a running experiment measures. */
    private static Optional<Deployment> undisturbed(Optional<Deployment> present) {
        present.stream().flatMap(p -> p.experiments().stream()).findFirst().ifPresent(running -> {
            throw DomainException.conflict("Experiment '" + running.experiment() + "' runs on '" + present.get().model() + "'; stop it first.");
        });
        return present;
    }

    private static TrafficSplit split(Optional<Deployment> present) {
        return present.map(Deployment::split).orElse(null);
    }

    private DeploymentPlan back(String model, RollbackOrder order, Optional<Deployment> present) {
        var serving = present.orElseThrow(() -> nothingServed(model));
        if (order.to() == null) return before(serving, order.reason());
        var revision = revision(model, order.to());
        if (revision.isPresent()) return restored(once(revision.get()), Kind.ROLLBACK, order.reason());
        var whole = TrafficSplit.whole(models.servable(model, order.to()));
        return new DeploymentPlan(Kind.ROLLBACK, whole, null, order.reason(), null);
    }

    private DomainException nothingServed(String model) {
        models.get(model);
        return DomainException.conflict("Nothing of '" + model + "' is in service to roll back from.");
    }

    private DeploymentPlan before(Deployment serving, String reason) {
        if (!serving.experiments().isEmpty()) return withoutExperiments(serving, Kind.ROLLBACK, reason);
        return restored(orNothing(deployments.goodBefore(serving), serving), Kind.ROLLBACK, reason);
    }

    private DeploymentPlan without(String version, Deployment serving, String why) {
        if (!serving.split().versions().contains(version)) return withoutExperiments(serving, Kind.AUTOMATIC, why);
        return restored(orNothing(deployments.goodBeforeWithout(version, serving), serving), Kind.AUTOMATIC, why);
    }

    private static DeploymentPlan withoutExperiments(Deployment serving, Kind kind, String reason) {
        return new DeploymentPlan(kind, serving.split(), serving.shadow().orElse(null), reason, null);
    }

    private static Deployment orNothing(Optional<Deployment> found, Deployment serving) {
        return found.orElseThrow(() -> DomainException.conflict(
                "Before revision " + serving.number() + " of '" + serving.model() + "' nothing else was in service to come back to."));
    }

    /** A number that no revision has may still be a version's label. */
    private Optional<Deployment> revision(String model, String to) {
        return to.matches("\\d{1,9}") ? deployments.find(model, Integer.parseInt(to)) : Optional.empty();
    }

    private static Deployment once(Deployment revision) {
        if (revision.state() == State.SUPERSEDED) return revision;
        throw DomainException.conflict("Revision " + revision.number() + " of '" + revision.model() + "' is " + revision.state()
                + "; only one that has served before can come back.");
    }

    private DeploymentPlan restored(Deployment revision, Kind kind, String reason) {
        revision.split().versions().forEach(id -> models.servable(revision.model(), id));
        return new DeploymentPlan(kind, revision.split(), null, reason, revision.restores().orElse(revision.number()));
    }
}
