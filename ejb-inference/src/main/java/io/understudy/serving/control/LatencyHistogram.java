package io.understudy.serving.control;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntToLongFunction;

/**
 * Counts durations in 128 fixed buckets, four to each doubling, from below 1 µs to above an hour: a quantile is told to
 * 19 % at most. Recording takes no lock; counts only grow.
 */
public final class LatencyHistogram {

    private static final int BUCKETS = 128;
    private static final int PER_DOUBLING = 4;
    private static final long SMALLEST = 1_000;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    /** The counts at one moment. */
    public record Snapshot(long[] counts) {

        public static final Snapshot EMPTY = new Snapshot(new long[BUCKETS]);

        public long count() {
            return Arrays.stream(counts).sum();
        }

        /** What was counted since an earlier look. */
        public Snapshot since(Snapshot earlier) {
            return combined(i -> counts[i] - earlier.counts[i]);
        }

        public Snapshot plus(Snapshot other) {
            return combined(i -> counts[i] + other.counts[i]);
        }

        private static Snapshot combined(IntToLongFunction count) {
            var combined = new long[BUCKETS];
            Arrays.setAll(combined, count);
            return new Snapshot(combined);
        }

        /**
         * The upper bound of the bucket that holds the quantile, in nanoseconds; 0 where nothing was counted.
         *
         * @param quantile above 0 up to 1
         */
        public long quantile(double quantile) {
            long rank = (long) Math.ceil(quantile * count());
            long seen = 0;
            for (int i = 0; i < BUCKETS; i++) {
                seen += counts[i];
                if (seen >= rank && seen > 0) return upperBound(i);
            }
            return 0;
        }
    }

    public void record(long nanos) {
        counts.incrementAndGet(bucket(nanos));
    }

    public Snapshot snapshot() {
        return Snapshot.combined(counts::get);
    }

    /** Bucket 0 up to 1 µs, bucket i up to 2^(i/4) µs. */
    static int bucket(long nanos) {
        if (nanos <= SMALLEST) return 0;
        var doublings = Math.log((double) nanos / SMALLEST) / Math.log(2);
        return Math.clamp((int) Math.ceil(doublings * PER_DOUBLING - 1e-9), 0, BUCKETS - 1);
    }

    static long upperBound(int bucket) {
        return Math.round(SMALLEST * Math.pow(2, (double) bucket / PER_DOUBLING));
    }
}
