package io.understudy.benchmark.overhead;

import io.understudy.benchmark.overhead.Overhead.Report;
import io.understudy.benchmark.overhead.Overhead.Subject;
import io.understudy.benchmark.speed.Load;
import io.understudy.benchmark.speed.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report, to be read. */
final class OverheadTable {

    private final List<String> lines = new ArrayList<>();

    private OverheadTable() {}

    static String of(Report report) {
        var table = new OverheadTable();
        table.http(report);
        table.bare(report);
        table.ratios(report);
        table.log(report);
        return String.join("\n", table.lines);
    }

    private void http(Report report) {
        add("");
        add("over HTTP          conn.    a second   p50 ms   p95 ms   p99 ms   server CPU µs   rows in a run");
        for (var subject : report.subjects()) {
            for (var load : subject.loads()) {
                add("%-18s %5d %11.0f %8.2f %8.2f %8.2f %15.0f %15s",
                        subject.name(), load.connections(), load.perSecond(), load.p50Ms(), load.p95Ms(), load.p99Ms(),
                        1e3 * load.serverCpuMs(), subject.rowsInARun() == 0 ? "" : String.format(Locale.ROOT, "%.2f", subject.rowsInARun()));
            }
        }
    }

    private void bare(Report report) {
        add("");
        add("bare               threads  a second   p50 ms   p95 ms   p99 ms          CPU µs");
        report.bare().forEach((name, loops) -> loops.forEach(loop -> add("%-18s %5d %11.0f %8.4f %8.4f %8.4f %15.1f",
                name, loop.threads(), loop.perSecond(), loop.p50Ms(), loop.p95Ms(), loop.p99Ms(), 1e3 * loop.cpuMs())));
    }

    /** Against the echo at the same number of connections. */
    private void ratios(Report report) {
        add("");
        add("throughput as a share of the echo's, and processor time beside the bare run's");
        for (var subject : report.subjects().stream().filter(s -> s.rowsInARun() > 0).toList()) {
            for (var load : subject.loads()) {
                add("%-18s %5d %11.2f   CPU %.1f times", subject.name(), load.connections(), load.perSecond() / echo(report, load),
                        load.serverCpuMs() / bare(report, subject).getFirst().cpuMs());
            }
        }
    }

    /** What the prediction log costs: the network with and without it. */
    private void log(Report report) {
        add("");
        add("with a record of each inference, as a share of the throughput without, and processor time that a record takes");
        for (var name : List.of("network", Overhead.SYNC)) {
            var without = subject(report, Overhead.UNLOGGED).loads();
            var with = subject(report, name).loads();
            for (int i = 0; i < with.size(); i++) {
                add("%-18s %5d %11.2f   CPU %.0f µs", name, with.get(i).connections(), with.get(i).perSecond() / without.get(i).perSecond(),
                        1e3 * (with.get(i).serverCpuMs() - without.get(i).serverCpuMs()));
            }
        }
    }

    private static Subject subject(Report report, String name) {
        return report.subjects().stream().filter(subject -> subject.name().equals(name)).findFirst().orElseThrow();
    }

    /** The network's for all models of it. */
    private static List<Loop> bare(Report report, Subject subject) {
        return report.bare().get(subject.name().split("-")[0]);
    }

    private static double echo(Report report, Load like) {
        return report.subjects().stream()
                .filter(subject -> subject.rowsInARun() == 0)
                .map(Subject::loads)
                .flatMap(List::stream)
                .filter(load -> load.connections() == like.connections())
                .mapToDouble(Load::perSecond)
                .max()
                .orElseThrow();
    }

    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }
}
