package io.understudy.experiment.entity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * @param patience for how long an outcome waits for the record of its prediction
 * @param before how long before its exposure what a unit did is its covariate
 * @param events what the metrics of a definition, as JSON, ask for; it throws {@link UnreadableDefinitionException}
 * @param leaving how a bandit's units came to its arms, in the order of time → whom that has moved
 */
public record CountingRules(
        Duration patience, Duration before, Function<String, CountedEvents> events, Function<List<SplitPeriod>, Leaving> leaving) {

    /** Where weights do not change. */
    public CountingRules(Duration patience, Duration before, Function<String, CountedEvents> events) {
        this(patience, before, events, periods -> (unit, arm, exposedAt) -> Optional.empty());
    }

    double patienceSeconds() {
        return patience.toMillis() / 1e3;
    }

    double beforeSeconds() {
        return before.toMillis() / 1e3;
    }
}
