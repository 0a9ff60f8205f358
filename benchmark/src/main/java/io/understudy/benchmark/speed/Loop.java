package io.understudy.benchmark.speed;

import io.understudy.benchmark.server.Jvm;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Work in a bare loop, in this process.
 *
 * @param work what was done
 * @param cpuMs processor time of the whole process, its compiler and collector included, for one piece of work
 */
public record Loop(String work, int threads, double perSecond, double p50Ms, double p95Ms, double p99Ms, double cpuMs) {

    /** Enough for any run; what comes after is counted and not in the percentiles. */
    private static final int MOST_TIMES = 2_000_000;

    private record Times(long[] nanos, long count) {}

    /**
     * @param size the work is called with 0 to {@code size − 1} in turn; each thread begins elsewhere
     */
    public static Loop run(String name, int threads, Duration time, int size, IntConsumer work) {
        var cpu = Jvm.own().cpuSeconds();
        var begun = System.nanoTime();
        long end = begun + time.toNanos();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var running = IntStream.range(0, threads)
                    .mapToObj(thread -> pool.submit(() -> repeat(end, size, thread * size / threads, work)))
                    .toList();
            var times = running.stream().map(Loop::done).toList();
            double seconds = (System.nanoTime() - begun) / 1e9;
            double count = times.stream().mapToLong(Times::count).sum();
            var sorted = times.stream().flatMapToLong(own -> Arrays.stream(own.nanos())).sorted().toArray();
            return new Loop(
                    name, threads, count / seconds, percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 99),
                    1e3 * (Jvm.own().cpuSeconds() - cpu) / count);
        }
    }

    private static Times repeat(long end, int size, int first, IntConsumer work) {
        var nanos = new long[MOST_TIMES];
        int count = 0;
        for (long now = System.nanoTime(); now < end; ) {
            work.accept((first + count) % size);
            long then = System.nanoTime();
            if (count < MOST_TIMES) nanos[count] = then - now;
            count++;
            now = then;
        }
        return new Times(Arrays.copyOf(nanos, Math.min(count, MOST_TIMES)), count);
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static Times done(Future<Times> running) {
        try {
            return running.get();
        } catch (Exception e) {
            throw new IllegalStateException("The bare loop failed", e);
        }
    }
}
