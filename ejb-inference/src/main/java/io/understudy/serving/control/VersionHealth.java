package io.understudy.serving.control;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * How a version's own runs went on this node: what the cache answered is not among them, nor what is the caller's fault
 * or the load's, nor calls that name the version; and the wait for a slot is no part of their latency.
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

    private final LatencyHistogram latencies = new LatencyHistogram();
    private final LongAdder failed = new LongAdder();

    /** @param run of an input that has passed the model's own check; it notes its time in what it is given */
    <O> O observe(LoadedModel<?, ?> model, Function<LatencyHistogram, O> run) {
        try {
            return run.apply(latencies);
        } catch (RuntimeException | Error e) {
            if (model.isToBlame(e)) failed.increment();
            throw e;
        }
    }

    public Snapshot snapshot() {
        return new Snapshot(latencies.snapshot(), failed.sum());
    }
}
