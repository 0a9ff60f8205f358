package io.understudy.experiment.control.decision;

import io.understudy.experiment.entity.ExperimentDecision;
import io.understudy.experiment.entity.ExperimentDecision.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long a decision rests that could not be carried out: twice as long after each time, up to an hour.
 *
 * @param first after the first time
 */
record BackOff(Duration first) {

    private static final Duration LONGEST = Duration.ofHours(1);

    /** @param earlier the newest first; empty where the last one did not fail */
    Optional<Instant> until(List<ExperimentDecision> earlier) {
        var failed = earlier.stream().filter(row -> row.act() != Act.TOLD).takeWhile(row -> row.act() == Act.FAILED).toList();
        if (failed.isEmpty()) return Optional.empty();
        var doubled = first.multipliedBy(1L << Math.min(failed.size() - 1, 16));
        return Optional.of(failed.getFirst().settledAt().plus(doubled.compareTo(LONGEST) < 0 ? doubled : longest()));
    }

    private Duration longest() {
        return first.compareTo(LONGEST) < 0 ? LONGEST : first;
    }
}
