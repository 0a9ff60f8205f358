package io.understudy.serving.control;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a version has done on this node since it was loaded: counts and durations that only grow, so that the difference
 * of two looks is what happened between them. Durations are nanoseconds.
 */
public final class VersionStatistics {

    /** @param nanos of all together */
    public record Total(long count, long nanos) {}

    /** Runs of one size. */
    public record Batch(Total input, Total infer, Total output) {}

    /**
     * @param success cache hits included
     * @param queue the wait for a slot
     * @param input one for each request of a run, as are {@code infer} and {@code output}
     * @param inferences rows computed
     * @param executions runs; one run may answer many requests
     * @param lastInference milliseconds since the epoch, 0 for none
     * @param batches by the number of rows
     */
    public record Snapshot(
            Total success,
            Total fail,
            Total queue,
            Total input,
            Total infer,
            Total output,
            Total cacheHit,
            Total cacheMiss,
            long inferences,
            long executions,
            long lastInference,
            Map<Integer, Batch> batches) {}

    private static final class Sum {
        private final LongAdder count = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        void add(long times, long duration) {
            count.add(times);
            nanos.add(times * duration);
        }

        Total total() {
            return new Total(count.sum(), nanos.sum());
        }
    }

    private record Stages(Sum input, Sum infer, Sum output) {
        Stages() {
            this(new Sum(), new Sum(), new Sum());
        }

        void add(long times, StageTimes stages) {
            input.add(times, stages.input());
            infer.add(times, stages.infer());
            output.add(times, stages.output());
        }
    }

    private final Sum success = new Sum();
    private final Sum fail = new Sum();
    private final Sum queue = new Sum();
    private final Sum cacheHit = new Sum();
    private final Sum cacheMiss = new Sum();
    private final Stages requests = new Stages();
    private final LongAdder inferences = new LongAdder();
    private final LongAdder executions = new LongAdder();
    private final ConcurrentHashMap<Integer, Stages> batches = new ConcurrentHashMap<>();
    private volatile long lastInference;

    void succeeded(long nanos) {
        success.add(1, nanos);
        lastInference = System.currentTimeMillis();
    }

    void failed(long nanos) {
        fail.add(1, nanos);
        lastInference = System.currentTimeMillis();
    }

    void waited(long nanos) {
        queue.add(1, nanos);
    }

    void hit(long nanos) {
        cacheHit.add(1, nanos);
    }

    void missed(long nanos) {
        cacheMiss.add(1, nanos);
    }

    /** One run that answered so many requests, of so many rows together. */
    void ran(int requestCount, int rows, StageTimes stages) {
        inferences.add(rows);
        executions.increment();
        requests.add(requestCount, stages);
        var batch = batches.get(rows);
        if (batch == null) batch = batches.computeIfAbsent(rows, r -> new Stages());
        batch.add(1, stages);
    }

    public Snapshot snapshot() {
        var sizes = new TreeMap<Integer, Batch>();
        batches.forEach((rows, s) -> sizes.put(rows, new Batch(s.input.total(), s.infer.total(), s.output.total())));
        return new Snapshot(
                success.total(), fail.total(), queue.total(),
                requests.input.total(), requests.infer.total(), requests.output.total(),
                cacheHit.total(), cacheMiss.total(),
                inferences.sum(), executions.sum(), lastInference, sizes);
    }
}
