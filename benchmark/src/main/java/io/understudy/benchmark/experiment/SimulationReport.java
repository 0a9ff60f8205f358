package io.understudy.benchmark.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of the simulated experiments, in shares of 1, and whether it is what was promised. */
record SimulationReport(int experiments, List<Null> withoutDifference, List<Lifted> withDifference, List<String> broken) {

    private static final double ALPHA = Trial.ALPHA;
    private static final double TOLERANCE = 0.015;
    private static final double POWER_TOLERANCE = 0.03;

    /** Nothing to find: how often it was found nevertheless. */
    record Null(String metric, int usersPerArm, int looks, double sequential, double oneSided, double fixedAtHorizon, double fixedPeeking) {}

    /**
     * Something to find.
     *
     * @param sequentialUsers until the sequential test was significant, as a share of those planned for the fixed one
     */
    record Lifted(
            String metric, double lift, int usersPerArm, double plannedPower, double power, double coverage, double sequenceCoverage,
            double sequentialPower, double sequentialUsers) {}

    static SimulationReport of(List<Trials> nulls, List<Trials> lifts) {
        var nothing = nulls.stream()
                .map(t -> new Null(
                        t.metric(), t.usersPerArm(), t.looks(), t.share(Trial::sequentialEver), t.share(Trial::oneSidedEver),
                        t.share(Trial::fixedAtHorizon), t.share(Trial::peekingEver)))
                .toList();
        var something = lifts.stream()
                .map(t -> new Lifted(
                        t.metric(), t.lift(), t.usersPerArm(), t.power(), t.share(Trial::fixedAtHorizon), t.share(Trial::fixedHoldsTruth),
                        t.share(Trial::sequenceHoldsTruth), t.share(Trial::sequentialEver), t.usersUntilSignificant()))
                .toList();
        return new SimulationReport(nulls.getFirst().all().size(), nothing, something, broken(nothing, something));
    }

    private static List<String> broken(List<Null> nothing, List<Lifted> something) {
        var broken = new ArrayList<String>();
        for (var row : nothing) {
            if (row.sequential > ALPHA) broken.add(row.metric + ": the sequential test is wrong too often");
            if (row.oneSided > ALPHA) broken.add(row.metric + ": the one-sided sequential test is wrong too often");
            if (Math.abs(row.fixedAtHorizon - ALPHA) > TOLERANCE) broken.add(row.metric + ": the fixed test is not wrong as often as it says");
        }
        for (var row : something) {
            if (Math.abs(row.coverage - (1 - ALPHA)) > TOLERANCE) broken.add(row.metric + ": the interval does not cover as it says");
            if (row.sequenceCoverage < 1 - ALPHA) broken.add(row.metric + ": the sequence does not cover at all looks");
            if (Math.abs(row.power - row.plannedPower) > POWER_TOLERANCE) broken.add(row.metric + ": the power is not as planned");
        }
        return broken;
    }

    String table() {
        var lines = new ArrayList<String>();
        lines.add(line("\nNo difference, %,d experiments, %d looks, α = %.2f: significant …", experiments, withoutDifference.getFirst().looks(), ALPHA));
        lines.add(line("%-20s %10s %12s %12s %12s %14s", "metric", "users/arm", "sequential", "one-sided", "fixed, end", "fixed, peeking"));
        for (var row : withoutDifference) {
            lines.add(line("%-20s %,10d %10.1f %% %10.1f %% %10.1f %% %12.1f %%",
                    row.metric, row.usersPerArm, 100 * row.sequential, 100 * row.oneSided, 100 * row.fixedAtHorizon, 100 * row.fixedPeeking));
        }
        lines.add(line("\nA true lift, units as planned for a fixed horizon"));
        lines.add(line("%-20s %6s %10s %8s %8s %10s %12s %12s %10s",
                "metric", "lift", "users/arm", "planned", "power", "coverage", "cov. always", "sequential", "its users"));
        for (var row : withDifference) {
            lines.add(line("%-20s %4.0f %% %,10d %6.1f %% %6.1f %% %8.1f %% %10.1f %% %10.1f %% %8.0f %%",
                    row.metric, 100 * row.lift, row.usersPerArm, 100 * row.plannedPower, 100 * row.power, 100 * row.coverage,
                    100 * row.sequenceCoverage, 100 * row.sequentialPower, 100 * row.sequentialUsers));
        }
        lines.add(broken.isEmpty() ? "\nAll as promised." : "\nBroken: " + String.join("; ", broken));
        return String.join("\n", lines);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
