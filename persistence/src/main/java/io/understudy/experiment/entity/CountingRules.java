package io.understudy.experiment.entity;

import java.time.Duration;
import java.util.function.Function;

/**
 * @param patience for how long an outcome waits for the record of its prediction
 * @param before how long before its exposure what a unit did is its covariate
 * @param events what the metrics of a definition, as JSON, ask for; it throws {@link UnreadableDefinitionException}
 */
public record CountingRules(Duration patience, Duration before, Function<String, CountedEvents> events) {

    double patienceSeconds() {
        return patience.toMillis() / 1e3;
    }

    double beforeSeconds() {
        return before.toMillis() / 1e3;
    }
}
