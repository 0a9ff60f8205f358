package io.understudy.tensor.boundary;

import io.understudy.serving.control.Route;
import io.understudy.serving.control.ServedVersion;
import io.understudy.serving.control.VersionStatistics.Batch;
import io.understudy.serving.control.VersionStatistics.Total;
import io.understudy.tensor.control.ServedModels;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the statistics extension tells, of this node, since each version was loaded.
 *
 * @see <a href="https://github.com/triton-inference-server/server/blob/main/docs/protocol/extension_statistics.md">Statistics extension</a>
 */
public record ModelStatistics(List<OfVersion> modelStats) {

    /**
     * @param lastInference milliseconds since the epoch; 0 before the first
     * @param inferenceCount rows computed; answers from the cache are not among them
     * @param executionCount runs of the graph, each for one or more requests
     * @param batchStats for each number of rows that a run had
     */
    public record OfVersion(
            String name,
            String version,
            long lastInference,
            long inferenceCount,
            long executionCount,
            OfRequests inferenceStats,
            List<OfBatch> batchStats) {}

    /**
     * @param success answers from the cache are among them
     * @param queue waiting for a slot
     */
    public record OfRequests(
            Duration success,
            Duration fail,
            Duration queue,
            Duration computeInput,
            Duration computeInfer,
            Duration computeOutput,
            Duration cacheHit,
            Duration cacheMiss) {}

    /** @param batchSize rows */
    public record OfBatch(int batchSize, Duration computeInput, Duration computeInfer, Duration computeOutput) {}

    /** @param ns nanoseconds, of all together */
    public record Duration(long count, long ns) {
        private static Duration of(Total total) {
            return new Duration(total.count(), total.nanos());
        }
    }

    static Stream<OfVersion> of(Route route, ServedModels models) {
        return models.versions(route).stream().map(version -> of(route.model(), version));
    }

    static OfVersion of(String model, ServedVersion version) {
        var seen = version.statistics().snapshot();
        var requests = new OfRequests(
                Duration.of(seen.success()), Duration.of(seen.fail()), Duration.of(seen.queue()),
                Duration.of(seen.input()), Duration.of(seen.infer()), Duration.of(seen.output()),
                Duration.of(seen.cacheHit()), Duration.of(seen.cacheMiss()));
        var batches = seen.batches().entrySet().stream().map(e -> batch(e.getKey(), e.getValue())).toList();
        return new OfVersion(
                model, version.name(), seen.lastInference(), seen.inferences(), seen.executions(), requests, batches);
    }

    private static OfBatch batch(int rows, Batch batch) {
        return new OfBatch(rows, Duration.of(batch.input()), Duration.of(batch.infer()), Duration.of(batch.output()));
    }
}
