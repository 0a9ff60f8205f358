package io.understudy.experiment.entity;

import io.understudy.experiment.entity.CountedEvents.Pair;
import java.util.Map;

/** All that is counted of an arm. What is not in a map is zero. */
public record ArmSums(long units, Map<String, EventSums> events, Map<Pair, PairSums> pairs, ArmCalls calls) {

    public static final ArmSums NONE = new ArmSums(0, Map.of(), Map.of(), ArmCalls.NONE);

    public EventSums event(String name) {
        return events.getOrDefault(name, EventSums.NONE);
    }

    public PairSums pair(String numerator, String denominator) {
        return pairs.getOrDefault(new Pair(numerator, denominator), PairSums.NONE);
    }
}
