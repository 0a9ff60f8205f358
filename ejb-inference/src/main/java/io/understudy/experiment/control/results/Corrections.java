package io.understudy.experiment.control.results;

import io.understudy.experiment.control.results.ExperimentResults.Comparison;
import io.understudy.experiment.control.results.ExperimentResults.Cuped;
import io.understudy.experiment.control.results.ExperimentResults.EffectResult;
import io.understudy.experiment.control.results.ExperimentResults.MetricResult;
import io.understudy.experiment.control.results.ExperimentResults.Role;
import io.understudy.experiment.control.statistics.Multiplicity;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Puts Holm's p-values beside those of the single tests. The arms of the goal are one family, the arms of all secondary
 * metrics together another; guardrails are not corrected, as one that is harmed must not be excused by the others.
 */
final class Corrections {

    private static final List<Function<Comparison, EffectResult>> KINDS = List.of(
            Comparison::absolute,
            Comparison::relative,
            comparison -> comparison.cuped() == null ? null : comparison.cuped().absolute(),
            comparison -> comparison.cuped() == null ? null : comparison.cuped().relative());

    private final Map<EffectResult, Double> adjusted = new IdentityHashMap<>();

    private Corrections() {}

    static List<MetricResult> of(List<MetricResult> metrics) {
        var corrections = new Corrections();
        for (var role : List.of(Role.GOAL, Role.SECONDARY)) {
            for (var kind : KINDS) {
                corrections.correct(metrics.stream()
                        .filter(metric -> metric.role() == role)
                        .flatMap(metric -> metric.comparisons().stream())
                        .map(kind));
            }
        }
        return metrics.stream().map(corrections::corrected).toList();
    }

    private void correct(Stream<EffectResult> family) {
        var tested = family.filter(Objects::nonNull).toList();
        // What cannot be tested yet will be: the others are judged as beside it from the start.
        var pValues = Multiplicity.HOLM.adjusted(tested.stream().mapToDouble(e -> e.pValue() == null ? 1 : e.pValue()).toArray());
        for (int i = 0; i < pValues.length; i++) {
            if (tested.get(i).pValue() != null) adjusted.put(tested.get(i), pValues[i]);
        }
    }

    private MetricResult corrected(MetricResult metric) {
        var comparisons = metric.comparisons().stream().map(this::corrected).toList();
        return new MetricResult(metric.name(), metric.role(), metric.type(), metric.better(), metric.arms(), comparisons);
    }

    private Comparison corrected(Comparison c) {
        var cuped = c.cuped() == null
                ? null
                : new Cuped(corrected(c.cuped().absolute()), corrected(c.cuped().relative()), c.cuped().varianceReduction());
        return new Comparison(c.arm(), c.control(), corrected(c.absolute()), corrected(c.relative()), cuped, c.harm());
    }

    private EffectResult corrected(EffectResult e) {
        return new EffectResult(
                e.estimate(), e.standardError(), e.lower(), e.upper(), e.pValue(), adjusted.get(e), e.bayesian(), e.undefined());
    }
}
