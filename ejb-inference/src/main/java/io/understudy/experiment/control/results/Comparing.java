package io.understudy.experiment.control.results;

import io.understudy.experiment.control.results.ExperimentResults.ArmValue;
import io.understudy.experiment.control.results.ExperimentResults.Comparison;
import io.understudy.experiment.control.results.ExperimentResults.Cuped;
import io.understudy.experiment.control.results.ExperimentResults.MetricResult;
import io.understudy.experiment.control.results.ExperimentResults.Role;
import io.understudy.experiment.control.statistics.Effect;
import io.understudy.experiment.control.statistics.Estimate;
import io.understudy.experiment.control.statistics.Finding;
import io.understudy.experiment.control.statistics.Scale;
import io.understudy.experiment.entity.ArmSums;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.experiment.entity.ExperimentDefinition.Arm;
import io.understudy.experiment.entity.ExperimentSums;
import io.understudy.experiment.entity.Metric;
import java.util.List;

/** A metric of outcomes in every arm, and against the control. */
final class Comparing {

    private final ExperimentDefinition definition;
    private final ExperimentSums sums;
    private final Tests tests;

    Comparing(ExperimentDefinition definition, ExperimentSums sums, Tests tests) {
        this.definition = definition;
        this.sums = sums;
        this.tests = tests;
    }

    /** @param tolerance null where the metric is no guardrail */
    MetricResult result(Metric metric, Role role, Double tolerance) {
        var arms = definition.arms().stream().map(arm -> value(metric, arm)).toList();
        return new MetricResult(metric.name(), role, metric.type(), metric.better(), arms, comparisons(metric, tolerance));
    }

    private List<Comparison> comparisons(Metric metric, Double tolerance) {
        var control = definition.controlArm();
        return definition.arms().stream().filter(arm -> arm != control).map(arm -> comparison(metric, control, arm, tolerance)).toList();
    }

    private Comparison comparison(Metric metric, Arm control, Arm treatment, Double tolerance) {
        var statistics = new MetricStatistics(metric);
        var a = sums.arm(control.name());
        var b = sums.arm(treatment.name());
        var absolute = statistics.effect(a, b, Scale.ABSOLUTE);
        return new Comparison(
                treatment.name(),
                control.name(),
                tests.result(absolute, metric.better()),
                tests.result(statistics.effect(a, b, Scale.RELATIVE), metric.better()),
                statistics.hasCovariate(a, b) ? cuped(metric, statistics, a, b, absolute) : null,
                tolerance == null ? null : tests.harm(statistics.harm(a, b), metric.better(), tolerance));
    }

    private Cuped cuped(Metric metric, MetricStatistics statistics, ArmSums a, ArmSums b, Finding<Effect> plain) {
        var absolute = statistics.adjustedEffect(a, b, Scale.ABSOLUTE);
        var reduction = plain.flatMap(before -> absolute.map(after -> 1 - square(after.standardError() / before.standardError())));
        return new Cuped(
                tests.result(absolute, metric.better()),
                tests.result(statistics.adjustedEffect(a, b, Scale.RELATIVE), metric.better()),
                reduction.value().orElse(null));
    }

    private ArmValue value(Metric metric, Arm arm) {
        var counted = sums.arm(arm.name());
        var event = counted.event(metric.numerator());
        var isProportion = metric.type() == Metric.Type.PROPORTION;
        var denominator = metric.denominator() == null ? null : counted.event(metric.denominator()).x();
        double sum = isProportion ? event.did() : event.x();
        double squares = isProportion ? event.did() : event.xx();
        return switch (new MetricStatistics(metric).plain(counted).estimate()) {
            case Finding.Found<Estimate>(var found) ->
                new ArmValue(arm.name(), counted.units(), sum, squares, denominator, found.value(), found.standardError(), null);
            case Finding.Undefined<Estimate>(var why) ->
                new ArmValue(arm.name(), counted.units(), sum, squares, denominator, null, null, Undefined.of(why));
        };
    }

    private static double square(double x) {
        return x * x;
    }
}
