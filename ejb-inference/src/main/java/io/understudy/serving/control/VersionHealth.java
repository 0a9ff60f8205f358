package io.understudy.serving.control;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * How a version's own runs went on this node: what the cache answered is not among them, nor what is the caller's fault
 * or the load's, nor failures of calls that name the version; and the wait for a slot is no part of their latency.
 */
public final class VersionHealth {

    /** @param failed runs that the version could not answer; they have no latency */
    public record Snapshot(LatencyHistogram.Snapshot latencies, long failed) {

        public static final Snapshot EMPTY = new Snapshot(LatencyHistogram.Snapshot.EMPTY, 0);

        public long calls() {
            return latencies.count() + failed;
        }

        /** The failed ones of all, 0 to 1. */
        public double errorRate() {
            return calls() == 0 ? 0 : (double) failed / calls();
        }

        public double p95Ms() {
            return latencies.quantile(0.95) / 1e6;
        }

        public Snapshot since(Snapshot earlier) {
            return new Snapshot(latencies.since(earlier.latencies), failed - earlier.failed);
        }

        public Snapshot plus(Snapshot other) {
            return new Snapshot(latencies.plus(other.latencies), failed + other.failed);
        }
    }

    private final VersionStatistics statistics;
    private final LongAdder failed = new LongAdder();

    /** @param statistics of the version, which know its runs that succeed */
    VersionHealth(VersionStatistics statistics) {
        this.statistics = statistics;
    }

    /** @param run of an input that has passed the model's own check */
    <O> O observe(LoadedModel<?, ?> model, Supplier<O> run) {
        try {
            return run.get();
        } catch (RuntimeException | Error e) {
            if (model.isToBlame(e)) failed.increment();
            throw e;
        }
    }

    public Snapshot snapshot() {
        return new Snapshot(statistics.runLatencies(), failed.sum());
    }
}
