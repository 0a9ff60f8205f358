package io.understudy.audit.control;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What became of the records of this node since its start. */
final class Tally {

    /** Kept in the database at once. */
    final LongAdder written = new LongAdder();

    /** Kept in the spool first. */
    final LongAdder spooled = new LongAdder();

    /** Brought from the spool to the database. */
    final LongAdder replayed = new LongAdder();

    /** In {@code sync} mode: answers that were refused because their record was not kept in time. */
    final LongAdder late = new LongAdder();

    private final Map<Drops, LongAdder> dropped = new EnumMap<>(Drops.class);

    Tally() {
        Arrays.stream(Drops.values()).forEach(reason -> dropped.put(reason, new LongAdder()));
    }

    void drop(Drops reason, long records) {
        dropped.get(reason).add(records);
    }

    long dropped(Drops reason) {
        return dropped.get(reason).sum();
    }

    long dropped() {
        return dropped.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** What operators must hear of, by its name in a sentence. */
    Map<String, Long> troubles() {
        var troubles = new LinkedHashMap<String, Long>();
        dropped.forEach((reason, count) -> troubles.put(reason.name().toLowerCase(Locale.ROOT).replace('_', ' '), count.sum()));
        troubles.put("late, their answers refused", late.sum());
        return troubles;
    }
}
