package io.understudy.audit.control;

import io.understudy.audit.control.spool.RowSpool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/** Shows the log's counts among the server's metrics. Counters follow with each {@link #update}, by one thread at a time. */
final class LogMetrics {

    private record Followed(LongSupplier value, Counter counter) {
        void update() {
            counter.inc(value.getAsLong() - counter.getCount());
        }
    }

    private final List<Followed> followed = new ArrayList<>();
    private final MetricRegistry registry;
    private final String prefix;

    /** @param prefix of the metrics' names */
    LogMetrics(MetricRegistry registry, String prefix, Tally tally, EntryQueue queue, RowSpool spool) {
        this.registry = registry;
        this.prefix = prefix;
        count("written", "Records that the database took at once", tally.written::sum);
        count("spooled", "Records that went to this node's disk first", tally.spooled::sum);
        count("replayed", "Records that came from there to the database", tally.replayed::sum);
        count("late", "Answers refused because their record was not kept in time", tally.late::sum);
        for (var reason : Drops.values()) {
            var tag = new Tag("reason", reason.name().toLowerCase(Locale.ROOT));
            count("dropped", "Records that were lost", () -> tally.dropped(reason), tag);
        }
        registry.gauge(metadata("queue", "Records that wait in memory", MetricUnits.NONE), queue::size);
        registry.gauge(metadata("spool_size", "Size of the records on this node's disk", MetricUnits.BYTES), spool::bytes);
    }

    void update() {
        followed.forEach(Followed::update);
    }

    private void count(String name, String what, LongSupplier value, Tag... tags) {
        followed.add(new Followed(value, registry.counter(metadata(name, what, MetricUnits.NONE), tags)));
    }

    private Metadata metadata(String name, String what, String unit) {
        return Metadata.builder().withName(prefix + name).withDescription(what).withUnit(unit).build();
    }
}
