package io.understudy.benchmark.assignment;

import io.understudy.deployment.control.assignment.Assignments;
import io.understudy.deployment.control.assignment.HashVersion;
import io.understudy.deployment.entity.ExperimentSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hipparchus.stat.inference.ChiSquareTest;

/**
 * Where the units are at each stage.
 */
record AssignmentReport(int units, List<Stage> stages) {

    /**
     * @param differInSql units whose arm in SQL is not that in Java
     * @param asked units whose assignment was asked for over HTTP, @param differOverHttp those whose arm was another
     * @param called units that called the model, @param differAnswered those that were answered by another arm's version
     * @param hadArm units that had an arm at the stage before, @param moved those of them that lost it or have another now
     */
    record Stage(
            String name, double coverage, List<Cell> cells, double chiSquare, double pValue, int differInSql, double secondsInSql, int asked,
            int differOverHttp, int called, int differAnswered, int hadArm, int moved) {}

    /** @param arm or «none» */
    record Cell(String arm, double expected, long observed) {}

    static List<Cell> cells(ExperimentSplit split, byte[] arms) {
        var version = HashVersion.of(split.hashVersion());
        var points = Assignments.buckets(split).points(version);
        var counts = new long[points.length + 1];
        for (byte arm : arms) counts[arm + 1]++;
        var cells = new ArrayList<Cell>();
        long taken = 0;
        for (int i = 0; i < points.length; i++) {
            taken += points[i];
            cells.add(new Cell(split.arms().get(i).name(), (double) arms.length * points[i] / version.points(), counts[i + 1]));
        }
        if (taken < version.points()) cells.add(new Cell("none", arms.length * (1 - (double) taken / version.points()), counts[0]));
        return cells;
    }

    static double chiSquare(List<Cell> cells) {
        return new ChiSquareTest().chiSquare(expected(cells), observed(cells));
    }

    static double pValue(List<Cell> cells) {
        return new ChiSquareTest().chiSquareTest(expected(cells), observed(cells));
    }

    private static double[] expected(List<Cell> cells) {
        return cells.stream().mapToDouble(Cell::expected).toArray();
    }

    private static long[] observed(List<Cell> cells) {
        return cells.stream().mapToLong(Cell::observed).toArray();
    }

    static int differ(byte[] some, byte[] others) {
        return (int) IntStream.range(0, some.length).filter(i -> some[i] != others[i]).count();
    }

    String table() {
        var lines = new ArrayList<String>();
        lines.add(line("%n%,d units", units));
        for (var stage : stages) {
            lines.add(line("%n%s (coverage %s)", stage.name(), stage.coverage()));
            for (var cell : stage.cells()) lines.add(line("  %-8s expected %,12.1f  observed %,9d", cell.arm(), cell.expected(), cell.observed()));
            lines.add(line("  chi-square %.3f with %d degrees of freedom, p = %.3f", stage.chiSquare(), stage.cells().size() - 1, stage.pValue()));
            lines.add(line("  in SQL (%.0f s): %,d of %,d units have another arm than in Java", stage.secondsInSql(), stage.differInSql(), units));
            lines.add(line("  over HTTP: %,d of %,d have another; of %,d that called the model, %,d were answered by another version",
                    stage.differOverHttp(), stage.asked(), stage.called(), stage.differAnswered()));
            if (stage.hadArm() > 0) lines.add(line("  of %,d units with an arm before, %,d have moved", stage.hadArm(), stage.moved()));
        }
        return String.join(System.lineSeparator(), lines);
    }

    boolean isAsPromised() {
        return stages.stream().allMatch(s -> s.differInSql() + s.differOverHttp() + s.differAnswered() + s.moved() == 0 && s.pValue() > 0.001);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
