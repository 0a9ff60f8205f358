package io.understudy.experiment.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.deployment.entity.AttributeRule;
import io.understudy.deployment.entity.NamespaceRange;
import io.understudy.deployment.entity.UnitKind;
import io.understudy.experiment.control.Explanation;
import io.understudy.experiment.entity.Experiment;
import java.util.List;

/**
 * Which arm a unit meets while the experiment runs, why, and all that it takes to compute it again: the arm is the one
 * whose range holds the point, which is the hash of seed and unit; before it, the namespace's range must hold the namespace's
 * point.
 *
 * @param state of the experiment: a unit is in it only while that is running
 * @param arm absent where the unit is not in it
 * @param versionId of the arm; before the start, the version as the definition names it
 * @param point absent where there is nothing to hash
 * @param namespacePoint absent where there is no namespace
 * @param ranges one of each arm; several of a bandit's whose weights have changed
 * @param unmet rules that keep the call out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssignmentView(
        String experiment,
        Experiment.State state,
        String unit,
        UnitKind unitKind,
        String arm,
        String versionId,
        Explanation.Why why,
        int hashVersion,
        String seed,
        Double point,
        List<ArmRange> ranges,
        double coverage,
        NamespaceRange namespace,
        Double namespacePoint,
        List<AttributeRule> unmet) {

    /** Points from {@code start}, which is in it, to {@code end}, which is not. */
    public record ArmRange(String arm, double start, double end) {}

    static AssignmentView of(Experiment experiment, Explanation explanation) {
        var split = explanation.split();
        var arm = explanation.arm();
        var ranges = explanation.pieces().stream()
                .map(piece -> new ArmRange(split.arms().get(piece.arm()).name(), piece.range().start(), piece.range().end()))
                .toList();
        return new AssignmentView(
                experiment.id(), experiment.state(), explanation.assignment().unit(), split.unit(),
                arm == null ? null : arm.name(), arm == null ? null : arm.version(), explanation.why(),
                split.hashVersion(), split.seed(), explanation.assignment().point(), ranges, split.coverage(),
                split.namespace(), explanation.assignment().namespacePoint(), explanation.unmet());
    }
}
