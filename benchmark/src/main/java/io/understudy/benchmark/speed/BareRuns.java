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

    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int LEAST_ROUNDS = 12;

    static BareRuns of(BareWork bare, int cores, Duration time) throws Exception {
        var parts = List.of(
                new Part("embedding", bare::embed),
                new Part("Lucene candidates", bare::query),
                new Part("whole search", bare::search));
        // It runs all the code of the others.
        WarmUp.untilLevel(LEAST_ROUNDS, () -> Bare.SEARCH.run(bare, cores, ROUND).perSecond());
        var loops = new ArrayList<Loop>();
        for (int threads : cores == 1 ? List.of(1) : List.of(1, cores)) {
            for (var part : parts) loops.add(part.run(threads, time, bare.size()));
            for (var work : Bare.values()) loops.add(work.run(bare, threads, time));
        }
        return new BareRuns(loops);
    }

    private record Part(String name, IntConsumer work) {

        Loop run(int threads, Duration time, int size) {
            return Loop.run(name, threads, time, size, work);
        }
    }

    /** On one thread. */
    Loop alone(Bare work) {
        return loops.stream().filter(loop -> loop.work().equals(work.text())).findFirst().orElseThrow();
    }

}
