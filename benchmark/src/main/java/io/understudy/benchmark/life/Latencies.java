package io.understudy.benchmark.life;

import java.util.Arrays;

/** Every duration of a run. */
final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int count;

    synchronized void add(long duration) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
        nanos[count++] = duration;
    }

    synchronized int count() {
        return count;
    }

    /** By nearest rank. */
    synchronized double millis(double quantile) {
        if (count == 0) return Double.NaN;
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(quantile * count) - 1)] / 1e6;
    }
}
