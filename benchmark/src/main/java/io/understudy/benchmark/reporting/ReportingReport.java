package io.understudy.benchmark.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * @param phases what filling took
 * @param views time of every report, in milliseconds
 * @param checks of the reports against the raw rows
 * @param worstPercentile largest departure of a day's p50, p95 or p99 from the exact one, as a share of it
 */
record ReportingReport(
        long predictions, int units, long outcomes, List<Phase> phases, List<Timing> views, List<Check> checks, double worstPercentile, double databaseGigabytes) {

    private static final double LONGEST_MS = 1_000;
    private static final double BUCKET = 0.0443;

    record Phase(String name, double seconds, long rows) {}

    record Timing(String name, long rows, double medianMs, double worstMs) {}

    /** @param seconds of counting the raw rows */
    record Check(String name, long rows, long differences, double seconds) {}

    String table() {
        var lines = new ArrayList<String>();
        lines.add(line("%n%,d predictions, %,d units, %,d outcomes; %.1f GB", predictions, units, outcomes, databaseGigabytes));
        for (var phase : phases) lines.add(line("  %-44s %8.1f s  %,12.0f rows/s", phase.name(), phase.seconds(), phase.rows() / phase.seconds()));
        lines.add(line("%nreport %46s %10s %10s", "rows", "median ms", "worst ms"));
        for (var view : views) lines.add(line("  %-44s %,7d %10.1f %10.1f", view.name(), view.rows(), view.medianMs(), view.worstMs()));
        lines.add(line("%nthe same from the raw rows %26s %10s %10s", "rows", "differ", "seconds"));
        for (var check : checks) lines.add(line("  %-44s %,7d %10d %10.1f", check.name(), check.rows(), check.differences(), check.seconds()));
        lines.add(line("percentiles are at most %.2f %% from the exact ones", 100 * worstPercentile));
        return String.join(System.lineSeparator(), lines);
    }

    boolean isAsPromised() {
        return views.stream().allMatch(view -> view.worstMs() < LONGEST_MS)
                && checks.stream().allMatch(check -> check.rows() > 0 && check.differences() == 0)
                && worstPercentile < BUCKET;
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
