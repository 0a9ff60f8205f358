package io.understudy.experiment.control.results;

import io.understudy.experiment.control.statistics.Effect;
import io.understudy.experiment.control.statistics.Finding;
import io.understudy.experiment.control.statistics.Reason;
import io.understudy.experiment.control.statistics.Scale;
import java.util.SortedMap;

/**
 * A quantile of latencies that are known by how many fall into each bucket: bucket b ends at 2^(b/16) microseconds. Inside
 * a bucket latencies are taken to lie evenly; the bucket is 4.4 % wide.
 *
 * <p>Its standard error is that of Woodruff, «Confidence Intervals for Medians and Other Position Measures», JASA 47
 * (1952): the quantiles at the ends of the interval for the share p, p ± z √(p (1 − p) / n), are the ends of the
 * interval for the quantile. Calls count as independent of each other, which those of one unit are not quite.
 */
final class LatencyQuantile {

    private static final double PER_DOUBLING = 16;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final double Z = 1.959963984540054;

    private final SortedMap<Integer, Long> buckets;
    private final double share;
    private final long calls;

    /** @param share below which it lies: 0.95 for the 95th percentile */
    LatencyQuantile(SortedMap<Integer, Long> buckets, double share) {
        this.buckets = buckets;
        this.share = share;
        this.calls = buckets.values().stream().mapToLong(n -> n).sum();
    }

    long calls() {
        return calls;
    }

    /** In milliseconds. */
    Finding<Double> value() {
        return calls == 0 ? Finding.undefined(Reason.NO_DATA) : Finding.of(at(share));
    }

    Finding<Double> standardError() {
        if (calls == 0) return Finding.undefined(Reason.NO_DATA);
        double reach = Z * Math.sqrt(share * (1 - share) / calls);
        if (share + reach >= 1 || share - reach <= 0) return Finding.undefined(Reason.TOO_FEW_CALLS);
        return Finding.of((at(share + reach) - at(share - reach)) / (2 * Z));
    }

    /** By how many milliseconds, or by which share of the control's, the treatment's is higher; by the delta method, as {@link Effect}. */
    static Finding<Effect> difference(LatencyQuantile control, LatencyQuantile treatment, Scale scale) {
        return control.standardError().flatMap(a -> treatment.standardError().flatMap(b -> {
            double before = control.at(control.share);
            double after = treatment.at(treatment.share);
            if (!(Math.hypot(a, b) > 0)) return Finding.undefined(Reason.NO_VARIANCE);
            long all = control.calls + treatment.calls;
            return Finding.of(scale == Scale.ABSOLUTE
                    ? new Effect(scale, after - before, Math.hypot(a, b), all - 2, all, before, 0)
                    : new Effect(scale, (after - before) / before, Math.hypot(a * after / before, b) / before, all - 2, all, before, 0));
        }));
    }

    private double at(double part) {
        double rank = part * calls;
        double seen = 0;
        for (var bucket : buckets.entrySet()) {
            if (seen + bucket.getValue() >= rank) {
                double lower = end(bucket.getKey() - 1);
                return (lower + (end(bucket.getKey()) - lower) * (rank - seen) / bucket.getValue()) / MICROS_PER_MILLI;
            }
            seen += bucket.getValue();
        }
        return end(buckets.lastKey()) / MICROS_PER_MILLI;
    }

    private static double end(int bucket) {
        return bucket < 0 ? 0 : Math.pow(2, bucket / PER_DOUBLING);
    }
}
