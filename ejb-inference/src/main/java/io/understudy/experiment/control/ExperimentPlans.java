package io.understudy.experiment.control;

import io.understudy.deployment.control.assignment.Assignments;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.DeploymentPlan;
import io.understudy.deployment.entity.DeploymentPlan.Kind;
import io.understudy.deployment.entity.ExperimentChange;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.ExperimentSplit.Arm;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.failure.entity.DomainException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The next revision of a model, as a change of one of its experiments makes it from the present one. */
final class ExperimentPlans {

    private static final double ROUNDING = 1e-9;

    private ExperimentPlans() {}

    /** @param version id, label or alias → id */
    static ExperimentSplit split(ExperimentDefinition definition, UnaryOperator<String> version) {
        var arms = definition.arms().stream().map(arm -> new Arm(arm.name(), version.apply(arm.version()), arm.weight())).toList();
        return new ExperimentSplit(
                definition.id(), definition.seed(), definition.hashVersion(), definition.unit(), definition.namespace(),
                definition.firstCoverage(), definition.rules(), arms);
    }

    /**
     * With one more experiment.
     *
     * @param alone what serves the units outside of it where nothing serves yet
     * @throws DomainException CONFLICT if another one runs that could take the same units
     */
    static DeploymentPlan with(Optional<Deployment> present, ExperimentSplit added, String alone, ExperimentChange change, String reason) {
        var running = present.map(Deployment::experiments).orElse(List.of());
        running.stream().filter(other -> isSame(other, added) || !other.excludes(added)).findFirst().ifPresent(other -> {
            throw DomainException.conflict(isSame(other, added)
                    ? "Experiment '" + other.experiment() + "' runs already."
                    : "Experiment '" + other.experiment() + "' runs on the same model, and could take the same units: their"
                            + " ranges of one namespace must be disjoint, and their units of one kind.");
        });
        var split = present.map(Deployment::split).orElseGet(() -> TrafficSplit.whole(alone));
        return plan(Kind.EXPERIMENT, present, split, Stream.concat(running.stream(), Stream.of(added)).toList(), change, reason);
    }

    private static boolean isSame(ExperimentSplit one, ExperimentSplit other) {
        return one.experiment().equals(other.experiment());
    }

    /** @throws DomainException CONFLICT if a unit would lose its arm or get another */
    static DeploymentPlan wider(Deployment present, ExperimentChange change, double coverage, String reason) {
        var before = running(present, change.experiment());
        var after = Assignments.widened(before, coverage);
        if (coverage <= before.coverage() || !Assignments.buckets(before).isKeptBy(Assignments.buckets(after))) {
            throw DomainException.conflict("Experiment '" + change.experiment() + "' has a coverage of " + before.coverage()
                    + " and can only take more: with " + coverage + " units would lose their arms.");
        }
        return replaced(present, change, after, reason);
    }

    /**
     * With other weights of its arms, in their order.
     *
     * @throws DomainException INVALID if they are not shares of 1, one for each arm; CONFLICT if they are the present ones
     */
    static DeploymentPlan weighed(Deployment present, ExperimentChange change, List<Double> weights, String reason) {
        var before = running(present, change.experiment());
        requireShares(weights, before.arms().size());
        if (weights.equals(before.arms().stream().map(Arm::weight).toList())) {
            throw DomainException.conflict("Experiment '" + change.experiment() + "' has these weights already.");
        }
        return replaced(present, change, Assignments.weighed(before, weights), reason);
    }

    private static void requireShares(List<Double> weights, int arms) {
        if (weights.size() != arms) throw DomainException.invalid("weights", "must be one for each arm");
        var sum = weights.stream().mapToDouble(weight -> weight).sum();
        var areShares = weights.stream().allMatch(weight -> weight >= 0) && Math.abs(sum - 1) <= ROUNDING;
        if (!areShares) throw DomainException.invalid("weights", "must be shares that sum to 1");
    }

    /** Without one experiment. */
    static DeploymentPlan without(Deployment present, Kind kind, ExperimentChange change, String reason) {
        running(present, change.experiment());
        return plan(kind, Optional.of(present), present.split(), others(present, change.experiment()), change, reason);
    }

    /** With all traffic that is in no other experiment to a version. */
    static DeploymentPlan promoted(Optional<Deployment> present, String version, ExperimentChange change, String reason) {
        var others = present.map(p -> others(p, change.experiment())).orElse(List.of());
        return plan(Kind.PROMOTION, present, TrafficSplit.whole(version), others, change, reason);
    }

    private static DeploymentPlan replaced(Deployment present, ExperimentChange change, ExperimentSplit after, String reason) {
        var experiments = present.experiments().stream().map(e -> e.experiment().equals(after.experiment()) ? after : e).toList();
        return plan(Kind.EXPERIMENT, Optional.of(present), present.split(), experiments, change, reason);
    }

    /** The shadow stays, unless it comes out of the dark. */
    private static DeploymentPlan plan(
            Kind kind, Optional<Deployment> present, TrafficSplit split, List<ExperimentSplit> experiments, ExperimentChange change, String reason) {
        var answering = new DeploymentPlan(kind, split, null, reason, null, experiments, change).answering();
        var shadow = present.flatMap(Deployment::shadow).filter(s -> !answering.contains(s.version())).orElse(null);
        return new DeploymentPlan(kind, split, shadow, reason, null, experiments, change);
    }

    private static List<ExperimentSplit> others(Deployment present, String id) {
        return present.experiments().stream().filter(e -> !e.experiment().equals(id)).toList();
    }

    private static ExperimentSplit running(Deployment present, String id) {
        return present.experiments().stream()
                .filter(e -> e.experiment().equals(id))
                .findFirst()
                .orElseThrow(() -> DomainException.conflict("Experiment '" + id + "' is in service no more."));
    }
}
