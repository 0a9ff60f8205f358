package io.understudy.intent.control.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How good a classifier is on rows that it has not seen.
 *
 * @param rows in scope
 * @param accuracy share of them whose most probable label is the right one
 * @param macroF1 mean F1 over the labels that have rows
 * @param answeredAccuracy share of all rows, out of scope or not, whose answer is right, where «out of scope» is an answer
 * @param calibrationError expected calibration error over the rows in scope, in 15 bins of equal width (Guo and others 2017)
 * @param confusions what was taken for what, the most frequent first
 */
public record Evaluation(
        int rows,
        double accuracy,
        double macroF1,
        double answeredAccuracy,
        double calibrationError,
        OutOfScope outOfScope,
        List<LabelScore> labels,
        List<Confusion> confusions) {

    private static final int BINS = 15;
    private static final int MOST_CONFUSIONS = 25;

    /** @param precision of what was given this label, how much has it; null where nothing was */
    public record LabelScore(String label, int rows, Double precision, double recall, double f1) {}

    /** @param count rows with the label {@code truth} whose most probable label is {@code answer} */
    public record Confusion(String truth, String answer, int count) {}

    /**
     * @param rows out of scope
     * @param recall share of them that were found to be; null where there are none
     * @param falseAlarms share of the rows in scope that were held to be out of it
     */
    public record OutOfScope(int rows, Double recall, double falseAlarms) {}

    public static Evaluation of(Answered answered) {
        var inScope = IntStream.range(0, answered.rows()).filter(answered::isInScope).toArray();
        var scores = scores(answered, inScope);
        long right = IntStream.of(inScope).filter(row -> answered.top(row).equals(answered.truths().get(row))).count();
        long told = IntStream.range(0, answered.rows()).filter(row -> answered.answer(row).equals(answered.truths().get(row))).count();
        return new Evaluation(
                inScope.length,
                share(right, inScope.length),
                scores.stream().mapToDouble(LabelScore::f1).average().orElse(0),
                share(told, answered.rows()),
                calibrationError(answered, inScope),
                outOfScope(answered, inScope),
                scores,
                confusions(answered, inScope));
    }

    /** The figures that stand with a version. */
    public Map<String, Double> metrics() {
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put("accuracy", accuracy);
        metrics.put("macro_f1", macroF1);
        metrics.put("answered_accuracy", answeredAccuracy);
        metrics.put("expected_calibration_error", calibrationError);
        if (outOfScope.recall() != null) metrics.put("out_of_scope_recall", outOfScope.recall());
        metrics.put("out_of_scope_false_alarms", outOfScope.falseAlarms());
        return metrics;
    }

    private static double share(long part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static List<LabelScore> scores(Answered answered, int[] rows) {
        var truths = new TreeMap<String, Integer>();
        var tops = new TreeMap<String, Integer>();
        var hits = new TreeMap<String, Integer>();
        for (int row : rows) {
            var truth = answered.truths().get(row);
            var top = answered.top(row);
            truths.merge(truth, 1, Integer::sum);
            tops.merge(top, 1, Integer::sum);
            if (top.equals(truth)) hits.merge(truth, 1, Integer::sum);
        }
        var scores = new ArrayList<LabelScore>();
        truths.forEach((label, count) -> scores.add(score(label, count, tops.getOrDefault(label, 0), hits.getOrDefault(label, 0))));
        return List.copyOf(scores);
    }

    private static LabelScore score(String label, int rows, int answers, int hits) {
        return new LabelScore(label, rows, answers == 0 ? null : (double) hits / answers, (double) hits / rows, 2.0 * hits / (rows + answers));
    }

    private static double calibrationError(Answered answered, int[] rows) {
        var confidence = new double[BINS];
        var right = new double[BINS];
        for (int row : rows) {
            double sure = answered.verdicts().get(row).confidence();
            int bin = Math.min(BINS - 1, (int) (sure * BINS));
            confidence[bin] += sure;
            if (answered.top(row).equals(answered.truths().get(row))) right[bin]++;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) error += Math.abs(confidence[bin] - right[bin]);
        return rows.length == 0 ? 0 : error / rows.length;
    }

    private static OutOfScope outOfScope(Answered answered, int[] inScope) {
        int outside = answered.rows() - inScope.length;
        long found = IntStream.range(0, answered.rows())
                .filter(row -> !answered.isInScope(row) && answered.verdicts().get(row).outOfScope())
                .count();
        long alarms = IntStream.of(inScope).filter(row -> answered.verdicts().get(row).outOfScope()).count();
        return new OutOfScope(outside, outside == 0 ? null : share(found, outside), share(alarms, inScope.length));
    }

    private static List<Confusion> confusions(Answered answered, int[] rows) {
        var counts = new TreeMap<String, TreeMap<String, Integer>>();
        for (int row : rows) {
            var truth = answered.truths().get(row);
            var top = answered.top(row);
            if (!top.equals(truth)) counts.computeIfAbsent(truth, none -> new TreeMap<>()).merge(top, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .flatMap(t -> t.getValue().entrySet().stream().map(a -> new Confusion(t.getKey(), a.getKey(), a.getValue())))
                .sorted(Comparator.comparingInt(Confusion::count).reversed())
                .limit(MOST_CONFUSIONS)
                .toList();
    }
}
