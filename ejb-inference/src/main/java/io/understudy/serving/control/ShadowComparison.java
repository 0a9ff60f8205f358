package io.understudy.serving.control;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** What the answers of a shadow version had in common with those that callers got, on this node, since it came into service. */
public final class ShadowComparison {

    /** @param mean over the compared answers that it could be told of */
    public record Measure(long count, double mean, double max) {}

    /**
     * @param compared answers of both sides
     * @param incomparable of these: some measure is no finite number, such as the difference of a number and NaN
     * @param failed calls that the shadow version could not answer
     * @param dropped calls that it was not asked, because no slot was free
     * @param measures the workload's own, by name
     * @param meanLatencyDifferenceMs above 0 where the shadow is slower
     */
    public record Snapshot(
            long compared, long incomparable, long failed, long dropped, Map<String, Measure> measures, double meanLatencyDifferenceMs, double p95Ms, double servedP95Ms) {}

    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LatencyHistogram served = new LatencyHistogram();
    private final LatencyHistogram own = new LatencyHistogram();
    private final Map<String, Measure> measures = new TreeMap<>();
    private long compared;
    private long incomparable;
    private long nanosMore;

    void dropped() {
        dropped.increment();
    }

    void failed() {
        failed.increment();
    }

    /** @param found the workload's measures of one pair of answers */
    synchronized void compared(Map<String, Double> found, long servedNanos, long ownNanos) {
        compared++;
        nanosMore += ownNanos - servedNanos;
        served.record(servedNanos);
        own.record(ownNanos);
        if (!found.values().stream().allMatch(Double::isFinite)) incomparable++;
        found.forEach(this::measure);
    }

    private void measure(String name, double value) {
        if (Double.isFinite(value)) measures.merge(name, new Measure(1, value, value), ShadowComparison::joined);
    }

    private static Measure joined(Measure one, Measure other) {
        long count = one.count + other.count;
        return new Measure(count, one.mean + (other.mean - one.mean) * other.count / count, Math.max(one.max, other.max));
    }

    public synchronized Snapshot snapshot() {
        return new Snapshot(
                compared, incomparable, failed.sum(), dropped.sum(), new TreeMap<>(measures),
                compared == 0 ? 0 : nanosMore / 1e6 / compared,
                own.snapshot().quantile(0.95) / 1e6,
                served.snapshot().quantile(0.95) / 1e6);
    }
}
