package io.understudy.benchmark.speed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The bare work in all its parts, measured after a warm-up.
 *
 * @param loops each part on one thread, then on all cores
 */
record BareRuns(List<Loop> loops) {

    private static final String QUERIES = "embedding + Lucene queries";
    private static final String SEARCH = "embedding + whole search";
    private static final Duration ROUND = Duration.ofSeconds(5);

    static BareRuns of(BareWork bare, int cores, Duration time) throws Exception {
        var parts = List.of(
                new Part("embedding", bare::embed),
                new Part("Lucene queries", bare::query),
                new Part("whole search", bare::search),
                new Part(QUERIES, bare::embedAndQuery),
                new Part(SEARCH, bare::embedAndSearch));
        // The last part runs all the code of the others.
        WarmUp.untilLevel(() -> parts.getLast().run(cores, ROUND, bare.size()).perSecond());
        var loops = new ArrayList<Loop>();
        for (int threads : cores == 1 ? List.of(1) : List.of(1, cores)) {
            for (var part : parts) loops.add(part.run(threads, time, bare.size()));
        }
        return new BareRuns(loops);
    }

    private record Part(String name, IntConsumer work) {

        Loop run(int threads, Duration time, int size) {
            return Loop.run(name, threads, time, size, work);
        }
    }

    /** Embedding and Lucene queries on one thread. */
    Loop queriesAlone() {
        return loops.stream().filter(loop -> loop.work().equals(QUERIES)).findFirst().orElseThrow();
    }

    /** Embedding and the whole search in the index on one thread. */
    Loop searchAlone() {
        return loops.stream().filter(loop -> loop.work().equals(SEARCH)).findFirst().orElseThrow();
    }

    Loop queriesOnAllCores() {
        return loops.stream().filter(loop -> loop.work().equals(QUERIES)).reduce((first, last) -> last).orElseThrow();
    }

    Loop searchOnAllCores() {
        return loops.stream().filter(loop -> loop.work().equals(SEARCH)).reduce((first, last) -> last).orElseThrow();
    }
}
