package io.understudy.experiment.entity;

import java.util.Set;

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
}
