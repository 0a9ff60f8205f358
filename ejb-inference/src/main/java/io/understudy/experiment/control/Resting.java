package io.understudy.experiment.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Experiments of which something failed that would fail again: they are left alone for a minute, and the others go on. */
final class Resting {

    private static final Duration REST = Duration.ofMinutes(1);

    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    void add(String experiment) {
        until.put(experiment, Instant.now().plus(REST));
    }

    boolean contains(String experiment) {
        var now = Instant.now();
        until.values().removeIf(end -> !now.isBefore(end));
        return until.containsKey(experiment);
    }
}
