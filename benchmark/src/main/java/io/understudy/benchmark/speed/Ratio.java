package io.understudy.benchmark.speed;

import java.util.Arrays;
import java.util.List;

/**
 * What a search over HTTP costs, as a multiple of bare work.
 *
 * @param cpu processor time a search: server process at 16 connections to the bare loop on all cores
 * @param rate searches per second: the bare loop on all cores to 16 connections, whose load generator runs on the same cores
 * @param time median time of one search: one connection to one bare thread
 */
public record Ratio(String to, double cpu, double rate, double time) {

    static List<Ratio> all(HttpRuns http, BareRuns bare) {
        return Arrays.stream(Bare.values()).map(work -> of(work, http, bare)).toList();
    }

    private static Ratio of(Bare work, HttpRuns http, BareRuns bare) {
        var load = http.at(16);
        var all = bare.onAllCores(work);
        return new Ratio(
                work.text(), load.serverCpuMs() / all.cpuMs(), all.perSecond() / load.perSecond(),
                http.at(1).p50Ms() / bare.alone(work).p50Ms());
    }
}
