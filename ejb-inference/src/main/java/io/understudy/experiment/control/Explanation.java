package io.understudy.experiment.control;

import io.understudy.deployment.control.assignment.Assigner;
import io.understudy.deployment.control.assignment.Assignment;
import io.understudy.deployment.control.assignment.Assignments;
import io.understudy.deployment.control.assignment.Buckets.Piece;
import io.understudy.deployment.entity.AttributeRule;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.experiment.entity.Experiment;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which arm a unit meets, and all that it takes to find it again.
 *
 * @param pieces the points of the arms, in their order
 * @param unmet the rules that the call breaks
 * @param arm null where it is not in the experiment
 */
public record Explanation(ExperimentSplit split, Assignment assignment, List<Piece> pieces, List<AttributeRule> unmet, ExperimentSplit.Arm arm, Why why) {

    public enum Why {
        /** Its point is in the arm's range. */
        IN_RANGE,
        /** Its point is in no arm's range. */
        OUTSIDE_COVERAGE,
        /** It is not in the experiment's part of the namespace. */
        OUTSIDE_NAMESPACE,
        /** A rule does not let it in. */
        NOT_ELIGIBLE,
        /** There is nothing to hash. */
        NO_UNIT
    }

    /** @param attributes name → value, null for one that the call does not have */
    public static Explanation of(Experiment experiment, String unit, UnaryOperator<String> attributes) {
        var split = experiment.split().orElseGet(() -> ExperimentPlans.split(experiment.definition(), version -> version));
        var assignment = Assignments.assigner(split).explain(unit);
        var unmet = split.rules().stream().filter(rule -> !rule.permits(attributes.apply(rule.attribute()))).toList();
        var arm = Optional.of(assignment.arm()).filter(i -> i != Assigner.NONE && unmet.isEmpty()).map(split.arms()::get).orElse(null);
        var why = unmet.isEmpty() ? Why.valueOf(assignment.why().name()) : Why.NOT_ELIGIBLE;
        return new Explanation(split, assignment, Assignments.buckets(split).pieces(), unmet, arm, why);
    }
}
