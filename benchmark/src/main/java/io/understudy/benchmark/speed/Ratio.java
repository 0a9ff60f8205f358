package io.understudy.benchmark.speed;

import io.understudy.benchmark.speed.SideBySide.Spread;
import java.util.Arrays;
import java.util.List;

/**
 * What a search over HTTP costs, as a multiple of bare work.
 *
 * @param cpu processor time a search: server process at 16 connections to the bare loop on all cores, in each round side by side
 * @param rate searches per second: the bare loop on all cores to 16 connections, whose load generator runs on the same cores
 * @param time median time of one search: one connection to one bare thread
 */
public record Ratio(String to, Spread cpu, Spread rate, double time) {

    static List<Ratio> all(SideBySide rounds, HttpRuns http, BareRuns bare) {
        return Arrays.stream(Bare.values()).map(work -> of(work, rounds, http, bare)).toList();
    }

    private static Ratio of(Bare work, SideBySide rounds, HttpRuns http, BareRuns bare) {
        return new Ratio(
                work.text(),
                rounds.spread(round -> round.http().serverCpuMs() / round.bare(work).cpuMs()),
                rounds.spread(round -> round.bare(work).perSecond() / round.http().perSecond()),
                http.at(1).p50Ms() / bare.alone(work).p50Ms());
    }
}
