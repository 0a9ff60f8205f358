package io.understudy.experiment.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.deployment.control.assignment.Assignments;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.DeploymentPlan;
import io.understudy.deployment.entity.DeploymentPlan.Kind;
import io.understudy.deployment.entity.ExperimentChange;
import io.understudy.deployment.entity.ExperimentChange.Action;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.NamespaceRange;
import io.understudy.deployment.entity.PointRange;
import io.understudy.deployment.entity.Shadow;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.deployment.entity.UnitKind;
import io.understudy.experiment.entity.Definitions;
import io.understudy.failure.entity.DomainException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExperimentPlansTest {

    private static final ExperimentChange START = ExperimentChange.of("e1", Action.START);
    private static final ExperimentSplit SPLIT = ExperimentPlans.split(Definitions.least(), version -> "id-" + version);

    @Test
    void anArmIsAVersionThatDoesNotMoveWithItsName() {
        assertEquals(List.of("id-v1", "id-v2"), SPLIT.versions());
        assertEquals(List.of(0.5, 0.5), SPLIT.arms().stream().map(ExperimentSplit.Arm::weight).toList());
    }

    @Test
    void theUnitsOutsideKeepWhatTheyHave() {
        var plan = ExperimentPlans.with(Optional.of(serving("s")), SPLIT, "id-v1", START, "try");
        assertEquals(TrafficSplit.whole("s"), plan.split());
        assertEquals(List.of(SPLIT), plan.experiments());
        assertEquals(List.of("s", "id-v1", "id-v2"), plan.answering());
        assertEquals(TrafficSplit.whole("id-v1"), ExperimentPlans.with(Optional.empty(), SPLIT, "id-v1", START, null).split());
    }

    @Test
    void twoThatCouldTakeTheSameUnitsDoNotRunTogether() {
        var present = Optional.of(serving("s", in("e1", UnitKind.USER, 0, 0.5)));
        for (var other : List.of(
                in("e1", UnitKind.USER, 0.5, 1), in("e2", UnitKind.USER, 0.4, 1), in("e2", UnitKind.SESSION, 0.5, 1), SPLIT)) {
            var refusal = assertThrows(DomainException.class, () -> ExperimentPlans.with(present, named(other), "s", START, null));
            assertEquals(DomainException.Kind.CONFLICT, refusal.kind());
            assertTrue(refusal.getMessage().contains("'e1'"), refusal.getMessage());
        }
        assertEquals(2, ExperimentPlans.with(present, in("e2", UnitKind.USER, 0.5, 1), "s", START, null).experiments().size());
    }

    @Test
    void aRampOnlyWidens() {
        var present = serving("s", SPLIT.withCoverage(0.4));
        var ramp = ExperimentChange.of("e1", Action.RAMP);
        assertEquals(0.7, ExperimentPlans.wider(present, ramp, 0.7, null).experiments().getFirst().coverage());
        assertEquals(DomainException.Kind.CONFLICT, assertThrows(DomainException.class, () -> ExperimentPlans.wider(present, ramp, 0.4, null)).kind());
        assertEquals(DomainException.Kind.CONFLICT, assertThrows(DomainException.class, () -> ExperimentPlans.wider(present, ramp, 0.1, null)).kind());
    }

    @Test
    void otherWeightsMoveTheFewestUnits() {
        var present = serving("s", SPLIT);
        var weigh = ExperimentChange.of("e1", Action.WEIGHTS);
        var arms = ExperimentPlans.weighed(present, weigh, List.of(0.2, 0.8), null).experiments().getFirst().arms();
        assertEquals(List.of(0.2, 0.8), arms.stream().map(ExperimentSplit.Arm::weight).toList());
        assertEquals(List.of(new PointRange(0, 0.2)), arms.get(0).ranges());
        assertEquals(List.of(new PointRange(0.2, 1)), arms.get(1).ranges());
        for (var wrong : List.of(List.of(1.0), List.of(0.5, 0.4), List.of(-0.5, 1.5), List.of(Double.NaN, 0.5))) {
            var refusal = assertThrows(DomainException.class, () -> ExperimentPlans.weighed(present, weigh, wrong, null));
            assertEquals(DomainException.Kind.INVALID, refusal.kind());
        }
        var same = assertThrows(DomainException.class, () -> ExperimentPlans.weighed(present, weigh, List.of(0.5, 0.5), null));
        assertEquals(DomainException.Kind.CONFLICT, same.kind());
    }

    @Test
    void aBanditWhoseWeightsChangedOnlyWidensToo() {
        var weighed = ExperimentPlans.weighed(serving("s", SPLIT.withCoverage(0.4)), ExperimentChange.of("e1", Action.WEIGHTS), List.of(0.2, 0.8), null);
        var wider = ExperimentPlans.wider(deployment(weighed), ExperimentChange.of("e1", Action.RAMP), 0.6, null).experiments().getFirst();
        assertEquals(0.6, wider.coverage());
        assertTrue(Assignments.buckets(weighed.experiments().getFirst()).isKeptBy(Assignments.buckets(wider)));
        assertEquals(0.12, wider.arms().get(0).ranges().stream().mapToDouble(range -> range.end() - range.start()).sum(), 1e-9);
    }

    @Test
    void whatEndsOneLeavesTheOthers() {
        var first = in("e1", UnitKind.USER, 0, 0.5);
        var second = in("e2", UnitKind.USER, 0.5, 1);
        var present = serving("s", first, second);
        var stop = ExperimentPlans.without(present, Kind.EXPERIMENT, ExperimentChange.of("e1", Action.STOP), null);
        assertEquals(List.of(second), stop.experiments());
        var promotion = ExperimentPlans.promoted(Optional.of(present), "id-v2", ExperimentChange.of("e1", Action.PROMOTE), null);
        assertEquals(List.of(second), promotion.experiments());
        assertEquals(TrafficSplit.whole("id-v2"), promotion.split());
        assertEquals(Kind.PROMOTION, promotion.kind());
    }

    @Test
    void theShadowStaysInTheDarkUntilItIsAnArm() {
        var shaded = deployment(new DeploymentPlan(Kind.DEPLOY, TrafficSplit.whole("s"), new Shadow("id-v2", 500), null, null));
        assertEquals(null, ExperimentPlans.with(Optional.of(shaded), SPLIT, "s", START, null).shadow());
        var other = deployment(new DeploymentPlan(Kind.DEPLOY, TrafficSplit.whole("s"), new Shadow("dark", 500), null, null));
        assertEquals(new Shadow("dark", 500), ExperimentPlans.with(Optional.of(other), SPLIT, "s", START, null).shadow());
    }

    private static ExperimentSplit named(ExperimentSplit split) {
        return split == SPLIT ? new ExperimentSplit("e2", "e2", 2, UnitKind.USER, null, 1, List.of(), SPLIT.arms()) : split;
    }

    private static ExperimentSplit in(String id, UnitKind unit, double start, double end) {
        return new ExperimentSplit(id, id, 2, unit, new NamespaceRange("n", start, end), 1, List.of(), SPLIT.arms());
    }

    private static Deployment serving(String version, ExperimentSplit... experiments) {
        return deployment(new DeploymentPlan(Kind.EXPERIMENT, TrafficSplit.whole(version), null, null, null, List.of(experiments), null));
    }

    private static Deployment deployment(DeploymentPlan plan) {
        return new Deployment("m", 1, plan, null, "o", "n", Clock.systemUTC());
    }
}
