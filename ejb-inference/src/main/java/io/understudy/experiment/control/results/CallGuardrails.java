package io.understudy.experiment.control.results;

import io.understudy.experiment.control.results.ExperimentResults.ArmValue;
import io.understudy.experiment.control.results.ExperimentResults.Comparison;
import io.understudy.experiment.control.results.ExperimentResults.MetricResult;
import io.understudy.experiment.control.results.ExperimentResults.Role;
import io.understudy.experiment.control.statistics.Effect;
import io.understudy.experiment.control.statistics.Estimate;
import io.understudy.experiment.control.statistics.Finding;
import io.understudy.experiment.control.statistics.Proportion;
import io.understudy.experiment.control.statistics.Scale;
import io.understudy.experiment.entity.ArmCalls;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.experiment.entity.ExperimentDefinition.Arm;
import io.understudy.experiment.entity.ExperimentSums;
import io.understudy.experiment.entity.Metric;

/**
 * What the records of an arm's calls tell by themselves: how many failed, and how long they took. A call is the unit here,
 * and calls of one user count as independent: where a few users make most calls, the intervals are too narrow.
 */
final class CallGuardrails {

    private static final double SHARE = 0.95;

    private final ExperimentDefinition definition;
    private final ExperimentSums sums;
    private final Tests tests;

    CallGuardrails(ExperimentDefinition definition, ExperimentSums sums, Tests tests) {
        this.definition = definition;
        this.sums = sums;
        this.tests = tests;
    }

    MetricResult result(Metric metric, double tolerance) {
        var isErrors = metric.name().equals(Metric.ERROR_RATE);
        var arms = definition.arms().stream().map(arm -> isErrors ? errors(arm) : latency(arm)).toList();
        var control = definition.controlArm();
        var comparisons = definition.arms().stream().filter(arm -> arm != control).map(arm -> {
            var absolute = isErrors ? errorEffect(control, arm, Scale.ABSOLUTE) : latencyEffect(control, arm, Scale.ABSOLUTE);
            var relative = isErrors ? errorEffect(control, arm, Scale.RELATIVE) : latencyEffect(control, arm, Scale.RELATIVE);
            var harm = isErrors ? SmallCounts.effect(failures(control), failures(arm)) : absolute;
            return new Comparison(
                    arm.name(), control.name(), tests.result(absolute, metric.better()), tests.result(relative, metric.better()), null,
                    tests.harm(harm, metric.better(), tolerance));
        }).toList();
        return new MetricResult(metric.name(), Role.GUARDRAIL, metric.type(), metric.better(), arms, comparisons);
    }

    private ArmCalls calls(Arm arm) {
        return sums.arm(arm.name()).calls();
    }

    private Proportion failures(Arm arm) {
        return new Proportion(calls(arm).calls(), calls(arm).failed());
    }

    private ArmValue errors(Arm arm) {
        var failures = failures(arm);
        double failed = failures.successes();
        return switch (failures.estimate()) {
            case Finding.Found<Estimate>(var rate) ->
                new ArmValue(arm.name(), failures.units(), failed, failed, null, rate.value(), rate.standardError(), null);
            case Finding.Undefined<Estimate>(var why) ->
                new ArmValue(arm.name(), failures.units(), failed, failed, null, null, null, Undefined.of(why));
        };
    }

    private ArmValue latency(Arm arm) {
        var quantile = quantile(arm);
        return switch (quantile.value()) {
            case Finding.Found<Double>(var value) ->
                new ArmValue(arm.name(), quantile.calls(), null, null, null, value, quantile.standardError().value().orElse(null), null);
            case Finding.Undefined<Double>(var why) ->
                new ArmValue(arm.name(), quantile.calls(), null, null, null, null, null, Undefined.of(why));
        };
    }

    private LatencyQuantile quantile(Arm arm) {
        return new LatencyQuantile(calls(arm).latencies(), SHARE);
    }

    private Finding<Effect> errorEffect(Arm control, Arm arm, Scale scale) {
        return Effect.of(failures(control), failures(arm), scale);
    }

    private Finding<Effect> latencyEffect(Arm control, Arm arm, Scale scale) {
        return LatencyQuantile.difference(quantile(control), quantile(arm), scale);
    }
}
