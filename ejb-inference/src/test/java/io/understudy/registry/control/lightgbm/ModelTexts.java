package io.understudy.registry.control.lightgbm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Model files as LightGBM writes them, made up: any decision on any feature, so more than training would give. */
public final class ModelTexts {

    private static final double[] THRESHOLDS = {-1e10, -5, -0.5, -1e-35f, -1e-40, 0, 1e-40, 1e-35f, 0.1, 3.5, 17, 1700000000.5, 1e300};

    private ModelTexts() {}

    /** Header and end around trees; {@code more} are header lines. */
    public static String model(String objective, int scores, int features, List<String> trees, String... more) {
        return "tree\nversion=v4\nnum_class=" + scores + "\nnum_tree_per_iteration=" + scores
                + "\nlabel_index=0\nmax_feature_idx=" + (features - 1) + "\nobjective=" + objective + "\n"
                + Arrays.stream(more).map(l -> l + "\n").collect(Collectors.joining())
                + "feature_names=" + join(IntStream.range(0, features).mapToObj(i -> "f" + i))
                + "\nfeature_infos=" + join(IntStream.range(0, features).mapToObj(i -> "[0:1]"))
                + "\ntree_sizes=" + join(trees.stream().map(String::length)) + "\n\n"
                + IntStream.range(0, trees.size()).mapToObj(i -> "Tree=" + i + "\n" + trees.get(i) + "\n\n").collect(Collectors.joining())
                + "end of trees\n\nfeature_importances:\nf0=1\n\nparameters:\n[boosting: gbdt]\n\nend of parameters\n";
    }

    /** One comparison on feature 0: −1 to the left, 1 to the right. */
    public static String stump(int decision, double threshold) {
        return tree(new int[] {0}, new double[] {threshold}, new int[] {decision}, new int[] {-1}, new int[] {-2}, List.of(-1.0, 1.0), List.of());
    }

    /** One set on feature 0: −1 for its members, 1 for the others. */
    public static String setStump(List<Long> words) {
        return tree(new int[] {0}, new double[] {0}, new int[] {1}, new int[] {-1}, new int[] {-2}, List.of(-1.0, 1.0), List.of(words));
    }

    public static String constant(double value) {
        return "num_leaves=1\nnum_cat=0\nsplit_feature=\nthreshold=\ndecision_type=\nleft_child=\nright_child=\nleaf_value=" + value + "\nshrinkage=1";
    }

    public static String random(Random random, int features, int leaves) {
        var nodes = leaves - 1;
        int[] feature = new int[nodes], decision = new int[nodes], left = new int[nodes], right = new int[nodes];
        var threshold = new double[nodes];
        var sets = new ArrayList<List<Long>>();
        for (var node = 0; node < nodes; node++) {
            feature[node] = random.nextInt(features);
            decision[node] = random.nextInt(3) << 2 | random.nextInt(2) << 1;
            threshold[node] = THRESHOLDS[random.nextInt(THRESHOLDS.length)];
            if (random.nextInt(3) == 0) {
                decision[node] |= 1;
                threshold[node] = sets.size();
                sets.add(words(random));
            }
            grow(random, node, left, right);
        }
        var values = random.doubles(leaves, -1, 1).boxed().toList();
        return tree(feature, threshold, decision, left, right, values, sets);
    }

    /** As LightGBM grows: some leaf becomes the node, keeps its number on the left, and the new leaf is on the right. */
    private static void grow(Random random, int node, int[] left, int[] right) {
        var leaf = random.nextInt(node + 1);
        for (var parent = 0; parent < node; parent++) {
            if (left[parent] == -leaf - 1) left[parent] = node;
            if (right[parent] == -leaf - 1) right[parent] = node;
        }
        left[node] = -leaf - 1;
        right[node] = -node - 2;
    }

    private static List<Long> words(Random random) {
        return random.longs(random.nextInt(4), 0, 1L << 32).map(w -> random.nextBoolean() ? w : w & 0x41L).boxed().toList();
    }

    static String tree(int[] feature, double[] threshold, int[] decision, int[] left, int[] right, List<Double> values, List<List<Long>> sets) {
        var text = "num_leaves=" + values.size() + "\nnum_cat=" + sets.size()
                + "\nsplit_feature=" + join(Arrays.stream(feature).boxed())
                + "\nsplit_gain=" + join(Arrays.stream(feature).boxed())
                + "\nthreshold=" + join(Arrays.stream(threshold).boxed())
                + "\ndecision_type=" + join(Arrays.stream(decision).boxed())
                + "\nleft_child=" + join(Arrays.stream(left).boxed())
                + "\nright_child=" + join(Arrays.stream(right).boxed())
                + "\nleaf_value=" + join(values.stream());
        if (!sets.isEmpty()) text += "\ncat_boundaries=" + boundaries(sets) + "\ncat_threshold=" + join(sets.stream().flatMap(List::stream));
        return text + "\nis_linear=0\nshrinkage=0.1";
    }

    private static String boundaries(List<List<Long>> sets) {
        var ends = new ArrayList<>(List.of(0));
        sets.forEach(s -> ends.add(ends.getLast() + s.size()));
        return join(ends.stream());
    }

    private static String join(java.util.stream.Stream<?> values) {
        return values.map(String::valueOf).collect(Collectors.joining(" "));
    }
}
