package io.understudy.benchmark.speed;

/**
 * What a search over HTTP costs, as a multiple of the bare work. Bare work is embedding the text and asking Lucene; the
 * search in the index adds exact scores, profiles, facets, reasons and highlights to that.
 *
 * @param cpuToQueries processor time a search: server process at 16 connections to bare embedding and Lucene queries
 * @param cpuToSearch the same, to bare embedding and the whole search in the index
 * @param rateToQueries searches per second: bare loop on all cores to 16 connections, whose load generator runs on the
 *     same cores
 * @param rateToSearch the same, to bare embedding and the whole search in the index
 * @param timeToQueries median time of one search: one connection to one bare thread
 * @param timeToSearch the same, to bare embedding and the whole search in the index
 */
public record Ratios(
        double cpuToQueries, double cpuToSearch, double rateToQueries, double rateToSearch, double timeToQueries, double timeToSearch) {

    static Ratios of(HttpRuns http, BareRuns bare) {
        var load = http.at(16);
        double alone = http.at(1).p50Ms();
        return new Ratios(
                load.serverCpuMs() / bare.queriesOnAllCores().cpuMs(),
                load.serverCpuMs() / bare.searchOnAllCores().cpuMs(),
                bare.queriesOnAllCores().perSecond() / load.perSecond(),
                bare.searchOnAllCores().perSecond() / load.perSecond(),
                alone / bare.queriesAlone().p50Ms(),
                alone / bare.searchAlone().p50Ms());
    }
}
