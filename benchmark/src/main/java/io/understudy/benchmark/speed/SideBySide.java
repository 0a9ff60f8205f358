package io.understudy.benchmark.speed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/**
 * Bare work and searches over HTTP in turn: a machine that is slower for a while is slower for both.
 *
 * @param rounds one after the other, everything warm
 */
record SideBySide(List<Round> rounds) {

    private static final int ROUNDS = 7;

    /**
     * @param bare in the order of {@link Bare}, on all cores
     * @param http at 16 connections
     */
    record Round(List<Loop> bare, Load http) {

        Loop bare(Bare work) {
            return bare.get(work.ordinal());
        }
    }

    static SideBySide of(BareWork work, int cores, Duration time, Callable<Load> http) throws Exception {
        var rounds = new ArrayList<Round>();
        for (int i = 0; i < ROUNDS; i++) {
            var bare = Arrays.stream(Bare.values()).map(part -> part.run(work, cores, time)).toList();
            rounds.add(new Round(bare, http.call()));
        }
        return new SideBySide(rounds);
    }

    Spread spread(ToDoubleFunction<Round> value) {
        var sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    /** Of the rounds' values. */
    record Spread(double least, double median, double most) {}
}
