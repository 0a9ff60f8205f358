package io.understudy.registry.control.lightgbm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * LightGBM's prediction written down as plainly as possible, row by row and tree by tree, from the description of its
 * decisions: the yardstick of the conversion, sharing no line with it.
 */
final class ReferenceBooster {

    private static final double ZERO = 1e-35f;

    private final Map<String, String> header;
    private final List<Map<String, String>> trees = new ArrayList<>();

    ReferenceBooster(String text) {
        var sections = text.split("(?=Tree=\\d)|(?=end of trees)|(?=\\nfeature.importances:)");
        header = lines(sections[0]);
        for (var section : sections) {
            if (section.startsWith("Tree=")) trees.add(lines(section));
        }
    }

    double[] raw(double[] row) {
        var sums = new double[scores()];
        for (var i = 0; i < trees.size(); i++) sums[i % sums.length] += leaf(trees.get(i), row);
        return sums;
    }

    double[] predict(double[] row) {
        var x = raw(row);
        if (header.containsKey("average_output")) {
            for (var k = 0; k < x.length; k++) x[k] /= trees.size() / x.length;
        }
        var objective = header.getOrDefault("objective", "custom").split(" ");
        return switch (objective[0]) {
            case "binary", "multiclassova" -> Arrays.stream(x).map(v -> 1 / (1 + Math.exp(-sigmoid(objective) * v))).toArray();
            case "cross_entropy" -> Arrays.stream(x).map(v -> 1 / (1 + Math.exp(-v))).toArray();
            case "cross_entropy_lambda" -> Arrays.stream(x).map(v -> Math.log1p(Math.exp(v))).toArray();
            case "poisson", "gamma", "tweedie" -> Arrays.stream(x).map(Math::exp).toArray();
            case "multiclass" -> softmax(x);
            default -> Arrays.asList(objective).contains("sqrt")
                    ? Arrays.stream(x).map(v -> Math.signum(v) * v * v).toArray()
                    : x;
        };
    }

    int features() {
        return Integer.parseInt(header.get("max_feature_idx")) + 1;
    }

    private int scores() {
        return Integer.parseInt(header.get("num_tree_per_iteration"));
    }

    private static double sigmoid(String[] objective) {
        return Arrays.stream(objective)
                .filter(w -> w.startsWith("sigmoid:"))
                .mapToDouble(w -> Double.parseDouble(w.substring(8)))
                .findFirst()
                .orElseThrow();
    }

    private static double[] softmax(double[] x) {
        var max = Arrays.stream(x).max().orElseThrow();
        var e = Arrays.stream(x).map(v -> Math.exp(v - max)).toArray();
        var sum = Arrays.stream(e).sum();
        return Arrays.stream(e).map(v -> v / sum).toArray();
    }

    private static double leaf(Map<String, String> tree, double[] row) {
        var node = tree.get("num_leaves").equals("1") ? -1 : 0;
        while (node >= 0) node = (int) at(tree, goesLeft(tree, node, row) ? "left_child" : "right_child", node);
        return at(tree, "leaf_value", -node - 1);
    }

    private static boolean goesLeft(Map<String, String> tree, int node, double[] row) {
        var decision = (int) at(tree, "decision_type", node);
        var value = row[(int) at(tree, "split_feature", node)];
        var threshold = at(tree, "threshold", node);
        if ((decision & 1) == 1) return inSet(tree, (int) threshold, value);
        var missing = decision >> 2;
        if (Double.isNaN(value) && missing != 2) value = 0;
        if (missing == 1 && Math.abs(value) <= ZERO || missing == 2 && Double.isNaN(value)) return (decision & 2) != 0;
        return value <= threshold;
    }

    /** A cast to int in C: towards zero; what does not fit becomes negative, and so does NaN. */
    private static boolean inSet(Map<String, String> tree, int set, double value) {
        if (!(value > -1 && value < 0x1p31)) return false;
        var category = (int) value;
        var start = (int) at(tree, "cat_boundaries", set);
        var words = (int) at(tree, "cat_boundaries", set + 1) - start;
        return category / 32 < words && ((long) at(tree, "cat_threshold", start + category / 32) >> category % 32 & 1) == 1;
    }

    private static double at(Map<String, String> tree, String key, int index) {
        return Double.parseDouble(tree.get(key).split(" ")[index]);
    }

    private static Map<String, String> lines(String section) {
        var lines = new HashMap<String, String>();
        for (var line : section.split("\n")) {
            var equals = line.indexOf('=');
            lines.put(equals < 0 ? line : line.substring(0, equals), equals < 0 ? "" : line.substring(equals + 1));
        }
        return lines;
    }
}
