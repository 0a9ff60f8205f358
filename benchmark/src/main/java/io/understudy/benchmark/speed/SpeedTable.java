package io.understudy.benchmark.speed;

import io.understudy.benchmark.speed.SideBySide.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report as a person reads it. */
final class SpeedTable {

    private final List<String> lines = new ArrayList<>();

    private SpeedTable() {}

    static String of(SpeedReport report) {
        var table = new SpeedTable();
        table.filling(report);
        table.searches(report);
        table.ratios(report);
        table.recall(report);
        return String.join("\n", table.lines);
    }

    private void filling(SpeedReport report) {
        var filling = report.filling();
        add("");
        add("Understudy, %,d profiles, %s", report.profiles(), report.machine());
        add("");
        if (filling != null) {
            add("import       %,.0f profiles/s (%,d MiB of JSON in %.0f s)", filling.importedPerSecond(), filling.megabytes(), filling.importSeconds());
            add("indexing     %,.0f profiles/s in all %d versions at once, level after %.0f s", filling.indexedPerSecond(), report.indexes().size(), filling.levelSeconds());
        }
        for (var index : report.indexes()) {
            add("index        %-16s %4d dimensions %,6d MiB %2d segments, answers %.0f %% of the questions",
                    index.version(), index.dimension(), index.megabytes(), index.segments(), index.sharePercent());
        }
        memory("indexing", report.afterIndexing());
        memory("load", report.afterLoad());
    }

    private void memory(String when, Memory memory) {
        add("memory       after %-8s heap in use %,d MiB, resident %,d MiB of which %,d MiB are no mapped files",
                when, memory.liveHeap(), memory.resident(), memory.anonymous());
    }

    private void searches(SpeedReport report) {
        add("");
        add("%-44s %10s %8s %8s %8s %8s", "", "searches/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms");
        for (var loop : report.bare()) {
            row("bare, %d thread%s: %s".formatted(loop.threads(), loop.threads() == 1 ? "" : "s", loop.work()),
                    loop.perSecond(), loop.p50Ms(), loop.p95Ms(), loop.p99Ms(), loop.cpuMs());
        }
        for (var load : report.http().computed()) http("hybrid over HTTP, %d connections".formatted(load.connections()), load);
        http("the same from the cache, %d connections".formatted(report.http().cached().connections()), report.http().cached());
        add("The load generator took %.3f ms of CPU a search from the same machine; answers have %.1f KiB.",
                report.http().at(16).generatorCpuMs(), report.http().at(16).answerKb());
        add("%d questions in four language forms; the bare search named the same talents to %d of them.", report.questions(), report.sameAnswers());
    }

    private void http(String name, Load load) {
        row(name, load.perSecond(), load.p50Ms(), load.p95Ms(), load.p99Ms(), load.serverCpuMs());
        if (load.refused() + load.broken() > 0) add("  !! %d refused, %d broken", load.refused(), load.broken());
    }

    private void row(String name, double rate, double p50, double p95, double p99, double cpu) {
        add("%-44s %,10.0f %8.2f %8.2f %8.2f %8.3f", name, rate, p50, p95, p99, cpu);
    }

    private void ratios(SpeedReport report) {
        add("");
        add("A search over HTTP costs, at 16 connections, as a multiple of bare (median of rounds side by side, least–most) …");
        add("%-40s %-20s %-20s %s", "", "CPU", "throughput", "latency at 1");
        for (var ratio : report.ratios()) {
            add("  … %-36s %-20s %-20s %.2f", ratio.to(), spread(ratio.cpu()), spread(ratio.rate()), ratio.time());
        }
        add("Candidates: scope, nearest vectors, best words; all Lucene is asked: with exact scores, number of matches, facet values; whole search: with profiles, reasons, highlights.");
    }

    private static String spread(Spread spread) {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", spread.median(), spread.least(), spread.most());
    }

    private void recall(SpeedReport report) {
        add("");
        add("recall@10 of the quantised graph against exact search");
        add("%-16s %-16s %8s %8s %12s %14s", "", "filter", "passing", "queries", "as searched", "graph alone");
        for (var recall : report.recall()) {
            add("%-16s %-16s %6.1f %% %8d %12.4f %14.4f",
                    recall.version(), recall.filter(), 100 * recall.passing(), recall.queries(), recall.searched(), recall.graphAlone());
        }
    }

    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }
}
