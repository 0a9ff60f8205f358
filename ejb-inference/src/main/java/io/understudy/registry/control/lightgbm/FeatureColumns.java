package io.understudy.registry.control.lightgbm;

import io.understudy.registry.control.lightgbm.Tree.Missing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns that the trees look at: the features as they come, behind them those that a comparison alone cannot
 * judge as LightGBM does. For «zero is missing» a copy in which every zero is NaN; for categories a copy without
 * fractions, as LightGBM casts to an integer.
 */
final class FeatureColumns {

    /** LightGBM's {@code kZeroThreshold}, a float: as far from 0 as a zero may be. */
    static final double ZERO = 1e-35f;

    private final int features;
    private final Map<Integer, Integer> zeroAsNan = new LinkedHashMap<>();
    private final Map<Integer, Integer> whole = new LinkedHashMap<>();

    FeatureColumns(List<Tree> trees, int features) {
        this.features = features;
        for (var tree : trees) {
            for (var node = 0; node < tree.nodes(); node++) {
                var feature = tree.feature()[node];
                if (tree.categorical(node)) whole.putIfAbsent(feature, whole.size());
                else if (tree.missing(node) == Missing.ZERO) zeroAsNan.putIfAbsent(feature, zeroAsNan.size());
            }
        }
    }

    int column(Tree tree, int node) {
        var feature = tree.feature()[node];
        if (tree.categorical(node)) return features + zeroAsNan.size() + whole.get(feature);
        return tree.missing(node) == Missing.ZERO ? features + zeroAsNan.get(feature) : feature;
    }

    /** All columns side by side, from the features. */
    String build(GraphNodes nodes, String input) {
        var columns = input;
        if (!zeroAsNan.isEmpty()) columns = beside(nodes, columns, zeroAsNan(nodes, take(nodes, input, zeroAsNan)));
        if (!whole.isEmpty()) columns = beside(nodes, columns, whole(nodes, take(nodes, input, whole)));
        return columns;
    }

    private static String take(GraphNodes nodes, String input, Map<Integer, Integer> features) {
        var gather = GraphNodes.node("Gather", input, nodes.constant(List.copyOf(features.keySet())));
        return nodes.add(gather.addAttribute(GraphNodes.integer("axis", 1)));
    }

    private static String zeroAsNan(GraphNodes nodes, String values) {
        var isZero = nodes.add("LessOrEqual", nodes.add("Abs", values), nodes.constant(ZERO));
        return nodes.add("Where", isZero, nodes.constant(Double.NaN), values);
    }

    /** Towards zero, so −0.9 is category 0; NaN stays NaN, which is in no set. */
    private static String whole(GraphNodes nodes, String values) {
        return nodes.add("Mul", nodes.add("Sign", values), nodes.add("Floor", nodes.add("Abs", values)));
    }

    private static String beside(GraphNodes nodes, String left, String right) {
        return nodes.add(GraphNodes.node("Concat", left, right).addAttribute(GraphNodes.integer("axis", 1)));
    }
}
