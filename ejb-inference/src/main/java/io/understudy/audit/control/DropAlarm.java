package io.understudy.audit.control;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Raises an alert when records were lost or came too late: at once for the first, then at most one in each pause. */
final class DropAlarm {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Tally tally;
    private final Consumer<String> alerts;
    private Map<String, Long> told = Map.of();
    private long toldAt;

    DropAlarm(Tally tally, Consumer<String> alerts) {
        this.tally = tally;
        this.alerts = alerts;
    }

    /** To be called now and then by one thread at a time, with {@link System#nanoTime()}. */
    void check(long now) {
        if (!told.isEmpty() && now - toldAt < PAUSE.toNanos()) return;
        var troubles = tally.troubles();
        var counts = troubles.entrySet().stream()
                .filter(trouble -> trouble.getValue() > before(trouble.getKey()))
                .map(trouble -> trouble.getValue() - before(trouble.getKey()) + " (" + trouble.getKey() + ")")
                .collect(Collectors.joining(", "));
        if (counts.isEmpty()) return;
        alerts.accept("Records that were not kept, or not in time: " + counts + ".");
        told = troubles;
        toldAt = now;
    }

    private long before(String trouble) {
        return told.getOrDefault(trouble, 0L);
    }
}
