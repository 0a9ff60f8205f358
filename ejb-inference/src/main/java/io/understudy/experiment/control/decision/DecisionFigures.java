package io.understudy.experiment.control.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.experiment.control.results.ExperimentResults;
import io.understudy.experiment.control.results.ExperimentResults.Comparison;
import io.understudy.experiment.control.results.ExperimentResults.EffectResult;
import io.understudy.experiment.control.results.ExperimentResults.MetricResult;
import io.understudy.experiment.control.results.ExperimentResults.Role;
import io.understudy.experiment.control.statistics.Reason;
import io.understudy.wire.entity.Json;
import java.time.Instant;
import java.util.List;

/**
 * The figures that a verdict is upon.
 *
 * @param sampleRatioPValue null where there is no such test
 * @param goal of each arm against the control
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionFigures(
        Instant asOf, List<Units> arms, @JsonProperty("sample_ratio_p_value") Double sampleRatioPValue, List<Effect> goal, List<Guard> guardrails) {

    record Units(String arm, long units, @JsonInclude(JsonInclude.Include.NON_NULL) Double value) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Effect(
            String arm, Double estimate, Double lower, Double upper, Double pValue, @JsonProperty("adjusted_p_value") Double adjustedPValue,
            Double relative, Double relativeLower, Double relativeUpper, Reason undefined) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Guard(String metric, String arm, Double control, Double value, double tolerance, Double pValue, boolean harmful, Reason undefined) {}

    static JsonNode of(ExperimentResults results) {
        var goal = results.metrics().getFirst();
        var arms = results.arms().stream().map(arm -> new Units(arm.arm(), arm.units(), value(goal, arm.arm()))).toList();
        var guardrails = results.metrics().stream()
                .filter(metric -> metric.role() == Role.GUARDRAIL)
                .flatMap(metric -> metric.comparisons().stream().map(comparison -> guard(metric, comparison)))
                .toList();
        return Json.MAPPER.valueToTree(new DecisionFigures(
                results.asOf(), arms, results.sampleRatio().pValue(), goal.comparisons().stream().map(DecisionFigures::effect).toList(), guardrails));
    }

    private static Double value(MetricResult metric, String arm) {
        return metric.arms().stream().filter(value -> value.arm().equals(arm)).findFirst().orElseThrow().value();
    }

    private static Effect effect(Comparison comparison) {
        EffectResult absolute = comparison.absolute();
        EffectResult relative = comparison.relative();
        return new Effect(
                comparison.arm(), absolute.estimate(), absolute.lower(), absolute.upper(), absolute.pValue(), absolute.adjustedPValue(),
                relative.estimate(), relative.lower(), relative.upper(), absolute.undefined() == null ? null : absolute.undefined().reason());
    }

    private static Guard guard(MetricResult metric, Comparison comparison) {
        var harm = comparison.harm();
        return new Guard(
                metric.name(), comparison.arm(), value(metric, comparison.control()), value(metric, comparison.arm()), harm.tolerance(), harm.pValue(),
                harm.harmful(), harm.undefined() == null ? null : harm.undefined().reason());
    }
}
