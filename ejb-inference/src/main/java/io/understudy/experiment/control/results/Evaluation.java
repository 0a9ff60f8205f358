package io.understudy.experiment.control.results;

import io.understudy.experiment.control.results.ExperimentResults.ArmUnits;
import io.understudy.experiment.control.results.ExperimentResults.MetricResult;
import io.understudy.experiment.control.results.ExperimentResults.Role;
import io.understudy.experiment.control.results.ExperimentResults.SampleRatioResult;
import io.understudy.experiment.control.results.ExperimentResults.Waiting;
import io.understudy.experiment.control.statistics.Finding;
import io.understudy.experiment.control.statistics.Reason;
import io.understudy.experiment.control.statistics.SampleRatio;
import io.understudy.experiment.entity.Allocation;
import io.understudy.experiment.entity.Experiment.State;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.experiment.entity.ExperimentDefinition.Arm;
import io.understudy.experiment.entity.ExperimentSums;
import io.understudy.experiment.entity.Stopping;
import java.util.ArrayList;
import java.util.List;

/** From an experiment's definition and its sums to its results. */
public final class Evaluation {

    private final ExperimentDefinition definition;
    private final ExperimentSums sums;

    private Evaluation(ExperimentDefinition definition, ExperimentSums sums) {
        this.definition = definition;
        this.sums = sums;
    }

    public static ExperimentResults of(ExperimentDefinition definition, State state, ExperimentSums sums) {
        return new Evaluation(definition, sums).results(state);
    }

    private ExperimentResults results(State state) {
        var ratio = sampleRatio();
        var doubts = ratio.mismatch()
                ? List.of("Sample ratio mismatch: with arms as they are weighed, counts of units like these come with p " + ratio.pValue()
                        + "; units were lost or counted wrongly, so no difference between the arms means anything.")
                : List.<String>of();
        return new ExperimentResults(
                definition.id(), state, sums.asOf(), new Waiting(sums.exposures(), sums.ripening(), sums.outcomes()), doubts.isEmpty(), doubts, ratio,
                definition.stopping().type(), definition.alpha(), horizonReached(), units(), Corrections.of(metrics()));
    }

    private SampleRatioResult sampleRatio() {
        return switch (foundRatio()) {
            case Finding.Found<SampleRatio>(var ratio) ->
                new SampleRatioResult(ratio.chiSquare(), ratio.degreesOfFreedom(), ratio.pValue(), ratio.isMismatch(), null);
            case Finding.Undefined<SampleRatio>(var why) -> new SampleRatioResult(null, null, null, false, Undefined.of(why));
        };
    }

    private Finding<SampleRatio> foundRatio() {
        if (definition.allocation().type() == Allocation.Type.BANDIT) return Finding.undefined(Reason.CHANGING_WEIGHTS);
        // Both hash the unit first: where one has put it tells something of where the other does.
        if (definition.hashVersion() == 1 && definition.namespace() != null) return Finding.undefined(Reason.SHARED_HASH);
        var counts = definition.arms().stream().mapToLong(this::units).toArray();
        return SampleRatio.of(counts, ExpectedUnits.of(definition, sums.steps()));
    }

    private Boolean horizonReached() {
        var stopping = definition.stopping();
        if (stopping.type() != Stopping.Type.FIXED) return null;
        return definition.arms().stream().allMatch(arm -> units(arm) >= stopping.unitsPerArm());
    }

    private List<ArmUnits> units() {
        return definition.arms().stream().map(arm -> new ArmUnits(arm.name(), arm.control(), arm.weight(), units(arm))).toList();
    }

    private long units(Arm arm) {
        return sums.arm(arm.name()).units();
    }

    private List<MetricResult> metrics() {
        var tests = new Tests(definition.stopping(), definition.alpha());
        var comparing = new Comparing(definition, sums, tests);
        var calls = new CallGuardrails(definition, sums, tests);
        var results = new ArrayList<MetricResult>();
        results.add(comparing.result(definition.goal(), Role.GOAL, null));
        definition.secondary().forEach(metric -> results.add(comparing.result(metric, Role.SECONDARY, null)));
        definition.guardrails().forEach(guardrail -> results.add(guardrail.metric().builtIn()
                ? calls.result(guardrail.metric(), guardrail.tolerance())
                : comparing.result(guardrail.metric(), Role.GUARDRAIL, guardrail.tolerance())));
        return results;
    }
}
