package io.understudy.experiment.control.decision;

import io.understudy.experiment.control.results.ExperimentResults;
import io.understudy.experiment.control.results.ExperimentResults.Comparison;
import io.understudy.experiment.control.results.ExperimentResults.MetricResult;
import io.understudy.experiment.control.results.ExperimentResults.Role;
import io.understudy.experiment.entity.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An arm that is worse than the control by more than a guardrail tolerates. The test is valid at any look, and so needs no
 * least time; of means and ratios, whose few values need not be nearly normal, it needs thirty units. Each guardrail stands
 * for itself, as none is excused by the others.
 */
record Harm(String arm, String metric, Double value, Double ofControl, double tolerance, double pValue) {

    private static final long FEW_UNITS = 30;

    /** The surest first. */
    static List<Harm> of(ExperimentResults results) {
        return results.metrics().stream()
                .filter(metric -> metric.role() == Role.GUARDRAIL)
                .flatMap(metric -> metric.comparisons().stream()
                        .filter(comparison -> comparison.harm() != null && comparison.harm().harmful() && hasEnough(metric))
                        .map(comparison -> of(metric, comparison)))
                .sorted(Comparator.comparingDouble(Harm::pValue))
                .toList();
    }

    private static boolean hasEnough(MetricResult metric) {
        return metric.type() == Metric.Type.PROPORTION || Metric.isBuiltIn(metric.name())
                || metric.arms().stream().allMatch(arm -> arm.units() >= FEW_UNITS);
    }

    private static Harm of(MetricResult metric, Comparison comparison) {
        var harm = comparison.harm();
        return new Harm(
                comparison.arm(), metric.name(), value(metric, comparison.arm()), value(metric, comparison.control()), harm.tolerance(), harm.pValue());
    }

    private static Double value(MetricResult metric, String arm) {
        return metric.arms().stream().filter(value -> value.arm().equals(arm)).findFirst().orElseThrow().value();
    }

    /** Whether the records of the calls tell it, and no outcome. */
    boolean isOfCalls() {
        return Metric.isBuiltIn(metric);
    }

    static String text(List<Harm> harms) {
        return harms.stream().map(Harm::sentence).collect(Collectors.joining(" "));
    }

    private String sentence() {
        return "Arm '" + arm + "' does harm: " + metric + " is " + Words.number(value) + ", the control's " + Words.number(ofControl) + "; "
                + Words.number(tolerance) + " would be tolerated (p " + Words.number(pValue) + ", one-sided).";
    }
}
