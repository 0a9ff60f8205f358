package io.understudy.benchmark.split;

import io.understudy.benchmark.server.Served;
import io.understudy.benchmark.server.Understudy;
import io.understudy.deployment.control.UnitHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hipparchus.stat.inference.ChiSquareTest;

/**
 * What the users saw of the split.
 *
 * @param chiSquare Pearson's statistic of the counts against the shares, with one degree of freedom less than versions
 * @param pValue how often pure chance, with exactly these shares, departs as far or farther
 * @param recomputed users for whom the published hash, computed here, names the version that answered
 * @param askedAgain users who were asked for a second time
 * @param changed those of them who met another version
 */
public record SplitReport(
        int users, List<Count> counts, double chiSquare, double pValue, long recomputed, int askedAgain, long changed) {

    /** Below this the counts would not be taken for the shares'. */
    private static final double SUSPICIOUS = 0.01;

    public record Count(String version, double percent, long expected, long observed) {}

    static SplitReport of(List<Served> served, Map<String, String> answered, int askedAgain, long changed) {
        int users = answered.size();
        var counts = served.stream()
                .map(version -> new Count(
                        version.name(), version.percent(), Math.round(users * version.percent() / 100), count(answered, version)))
                .toList();
        if (counts.stream().mapToLong(Count::observed).sum() != users) throw new IllegalStateException("Other versions answered too: " + counts);
        var expected = counts.stream().mapToDouble(Count::percent).toArray();
        var observed = counts.stream().mapToLong(Count::observed).toArray();
        var test = new ChiSquareTest();
        long recomputed = answered.entrySet().stream().filter(one -> assigned(served, one.getKey()).equals(one.getValue())).count();
        return new SplitReport(
                users, counts, test.chiSquare(expected, observed), test.chiSquareTest(expected, observed), recomputed, askedAgain, changed);
    }

    private static long count(Map<String, String> answered, Served version) {
        return answered.values().stream().filter(version.name()::equals).count();
    }

    /** The shares stand one after the other on [0, 1) in the order of the split. */
    private static String assigned(List<Served> served, String user) {
        double point = UnitHash.point(Understudy.MODEL, user) * 100;
        double end = 0;
        for (var version : served) {
            end += version.percent();
            if (point < end - 1e-9) return version.name();
        }
        return served.getLast().name();
    }

    String table() {
        var lines = new ArrayList<String>();
        lines.add(line("\n%,d distinct users", users));
        lines.add(line("%-16s %8s %10s %10s %9s", "", "share", "expected", "observed", "observed"));
        for (var count : counts) {
            lines.add(line("%-16s %6.1f %% %,10d %,10d %7.2f %%",
                    count.version(), count.percent(), count.expected(), count.observed(), 100.0 * count.observed() / users));
        }
        lines.add(line("chi-square %.3f with %d degrees of freedom, p = %.3f: %s", chiSquare, counts.size() - 1, pValue, inWords()));
        lines.add(line("%,d of %,d users are where the published hash puts them", recomputed, users));
        lines.add(line("%,d users asked again: %s", askedAgain, changed == 0 ? "each met the same version" : changed + " met another version"));
        return String.join("\n", lines);
    }

    private String inWords() {
        return pValue < SUSPICIOUS
                ? line("an exact split departs this far only %.2f times in 100, so this is hardly one", 100 * pValue)
                : line("an exact split departs this far or farther %.0f times in 100, so nothing speaks against it", 100 * pValue);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
