package io.understudy.experiment.entity;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The events that an experiment's metrics ask for.
 *
 * @param pairs those that a ratio sets against each other
 */
public record CountedEvents(Set<String> all, Set<Pair> pairs) {

    public record Pair(String numerator, String denominator) {}

    public CountedEvents {
        all = Set.copyOf(all);
        pairs = Set.copyOf(pairs);
    }

    public static CountedEvents of(ExperimentDefinition definition) {
        var metrics = Stream.of(
                        Stream.of(definition.goal()), definition.secondary().stream(), definition.guardrails().stream().map(Guardrail::metric))
                .flatMap(all -> all)
                .filter(metric -> !metric.builtIn())
                .toList();
        var pairs = metrics.stream()
                .filter(metric -> metric.denominator() != null)
                .map(metric -> new Pair(metric.numerator(), metric.denominator()))
                .collect(Collectors.toSet());
        var events = metrics.stream().map(Metric::numerator);
        return new CountedEvents(
                Stream.concat(events, pairs.stream().map(Pair::denominator)).collect(Collectors.toSet()), pairs);
    }
}
