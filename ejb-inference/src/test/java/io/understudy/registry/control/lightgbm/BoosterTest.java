package io.understudy.registry.control.lightgbm;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoosterTest {

    private static final String TREE = """
            num_leaves=3
            num_cat=1
            split_feature=0 1
            threshold=0 2.5
            decision_type=1 10
            left_child=-1 -2
            right_child=1 -3
            leaf_value=1 2 3
            cat_boundaries=0 1
            cat_threshold=6
            is_linear=0
            shrinkage=1""";

    @TempDir
    private Path folder;

    @Test
    void readsWhatTheFileSays() {
        var booster = read(model(TREE));
        assertEquals(List.of("f0", "f1"), booster.header().featureNames());
        assertEquals(1, booster.iterations());
        var tree = booster.trees().getFirst();
        assertEquals("{1, 2}", tree.members(0).toString());
        assertEquals(2.5, tree.threshold()[1]);
        assertEquals(Tree.Missing.NAN, tree.missing(1));
        assertTrue(tree.defaultLeft(1) && !tree.categorical(1));
    }

    @Test
    void readsWindowsLinesAndAHeaderWithoutSizes() {
        assertEquals(1, read(model(TREE).replace("\n", "\r\n").replaceFirst("tree_sizes=.*", "")).iterations());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "num_leaves=3      | num_leaves=4           | has fewer than the 4 values of leaf_value",
        "num_leaves=3      | num_leaves=2147483639  | has more nodes and categories than this server's memory allows",
        "num_leaves=3      | num_leaves=0           | has a num_leaves that is '0', not between 1",
        "num_leaves=3      | num_leaves=3 3         | has a num_leaves that has more than 1 values",
        "num_leaves=3      | num_leaves=            | has fewer than the 1 values of num_leaves",
        "num_leaves=3      | num_leavs=3            | has no num_leaves",
        "num_leaves=3      | num_leaves=99999999999999999999 | no whole number",
        "num_cat=1         | num_cat=3              | has a num_cat that is '3', not between 0 and 2",
        "num_cat=1         | num_cat=0              | has the set 0.0 at node 0, and 0 sets",
        "split_feature=0 1 | split_feature=0 2      | has a split_feature that is '2', not between 0 and 1",
        "split_feature=0 1 | split_feature=0 -1     | has a split_feature that is '-1'",
        "split_feature=0 1 | split_feature=0 1 1    | has more than 2 values",
        "threshold=0 2.5   | threshold=0 nan        | has a threshold that is 'nan', no finite number",
        "threshold=0 2.5   | threshold=0 1e999      | no finite number",
        "threshold=0 2.5   | threshold=0 0x1p3      | no finite number",
        "threshold=0 2.5   | threshold=0 1-2        | no finite number",
        "threshold=0 2.5   | threshold=1 2.5        | has the set 1.0 at node 0, and 1 sets",
        "threshold=0 2.5   | threshold=0.5 2.5      | has the set 0.5 at node 0",
        "threshold=0 2.5   | threshold=-1 2.5       | has the set -1.0 at node 0",
        "decision_type=1 10| decision_type=1 12     | has a decision_type that is '12', not between 0 and 11",
        "left_child=-1 -2  | left_child=-1 -4       | has a left_child that is '-4', not between -3 and 1",
        "left_child=-1 -2  | left_child=-1 0        | reaches node 0 in two ways",
        "left_child=-1 -2  | left_child=-1 1        | reaches node 1 in two ways",
        "left_child=-1 -2  | left_child=-1 -1       | reaches leaf 0 in two ways",
        "right_child=1 -3  | right_child=-3 1       | has 1 nodes that nothing leads to",
        "right_child=1 -3  | right_child=1 x        | has a right_child that is 'x', no whole number",
        "leaf_value=1 2 3  | leaf_value=1 2 inf     | has a leaf_value that is 'inf', no finite number",
        "leaf_value=1 2 3  | leaf_value=1       2   | has a leaf_value that has too few values",
        "cat_boundaries=0 1| cat_boundaries=1 1     | has cat_boundaries that are not ascending from 0",
        "cat_boundaries=0 1| cat_boundaries=0 2     | has fewer than the 2 values of cat_threshold",
        "cat_boundaries=0 1| cat_boundaries=0 67108864 | has fewer than the 67108864 values of cat_threshold",
        "cat_threshold=6   | cat_threshold=4294967296 | has a cat_threshold that is '4294967296'",
        "is_linear=0       | is_linear=1            | Tree=0 has linear leaves (linear_tree), which cannot be converted",
        "is_linear=0       | num_cat=1              | has num_cat twice",
        "Tree=0            | Tree=1                 | has 'Tree=1' where Tree=0 should be",
        "version=v4        | version=v9             | the header names the format version 'v9'",
        "num_class=1       | num_class=0            | the header has a num_class that is '0'",
        "num_class=1       | label=1                | the header has no num_class",
        "max_feature_idx=1 | max_feature_idx=2      | has 2 feature_names and max_feature_idx=2",
        "max_feature_idx=1 | max_feature_idx=99999999 | not between 0 and 999999",
        "objective=regression | objective=magic      | names the objective 'magic', which cannot be converted",
        "objective=regression | objective=binary     | names an objective without its sigmoid",
        "objective=regression | objective=binary sigmoid:0 | has a sigmoid that is not above 0",
        "objective=regression | objective=binary sigmoid:x | has a sigmoid that is 'x', no finite number",
        "objective=regression | objective=multiclass num_class:3 | the objective names another num_class",
        "num_tree_per_iteration=1 | num_tree_per_iteration=2 | has 1 trees, which is no multiple of num_tree_per_iteration=2",
        "tree_sizes=       | tree_sizes=1           | has 1 trees and announces 2",
        "end of trees      | Tree=1                 | Tree=1 has no num_leaves",
        "feature_importances: | nothing             | is truncated: its feature importances are missing",
        "end of parameters | nothing                | is truncated: it ends within its parameters",
    })
    void refusesWhatDoesNotFitAndSaysWhat(String part, String other, String reason) {
        var text = model(TREE);
        assertTrue(text.contains(part), part);
        refuses(reason, text.replace(part, other.equals("tree_sizes=1") ? "tree_sizes=1 " : other));
    }

    @Test
    void refusesATextThatBreaksOffAnywhereBeforeItsImportances() {
        var whole = model(TREE);
        for (var length = 6; length < whole.indexOf("feature_importances:"); length++) {
            var cut = whole.substring(0, length);
            assertThrows(DomainException.class, () -> read(cut), () -> "at " + cut.length());
        }
    }

    @Test
    void refusesAHeaderWithoutTrees() {
        refuses("has no trees", model(TREE).replaceFirst("(?s)tree_sizes.*end of trees", "end of trees"));
    }

    @Test
    void refusesADeepChainAndTakesOneUpToTheLimit() {
        assertDoesNotThrow(() -> read(model(chain(TreeShape.MAX_DEPTH + 1))));
        refuses("is more than 500 levels deep", model(chain(TreeShape.MAX_DEPTH + 2)));
    }

    @Test
    void refusesMoreThanTheMemoryAllows() {
        refuses("has more nodes and categories than this server's memory allows", model(chain(400)), 400 * 1024 - 1);
        refuses("is larger than the 1250 bytes that this server's memory allows", model(chain(400)), 10_000);
        var set = LongStream.range(0, 2_000).mapToObj(i -> 0xFFFF_FFFFL).toList();
        refuses("has more nodes and categories", model(ModelTexts.setStump(set)), 3 << 20);
    }

    private static String chain(int nodes) {
        var left = IntStream.range(0, nodes).map(i -> -i - 1).toArray();
        var right = IntStream.range(0, nodes).map(i -> i == nodes - 1 ? -nodes - 1 : i + 1).toArray();
        var values = IntStream.rangeClosed(0, nodes).mapToObj(Double::valueOf).collect(Collectors.toList());
        return ModelTexts.tree(new int[nodes], new double[nodes], new int[nodes], left, right, values, List.of());
    }

    private static String model(String tree) {
        return ModelTexts.model("regression", 1, 2, List.of(tree));
    }

    private Booster read(String text) {
        return read(text, 1L << 30);
    }

    private Booster read(String text, long heap) {
        try {
            return Booster.read(Files.writeString(folder.resolve("model.txt"), text), "bundle.model.txt", heap);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuses(String reason, String text) {
        refuses(reason, text, 1L << 30);
    }

    private void refuses(String reason, String text, long heap) {
        var refusal = assertThrows(DomainException.class, () -> read(text, heap));
        assertEquals(DomainException.Kind.INVALID, refusal.kind());
        assertTrue(refusal.getMessage().startsWith("bundle.model.txt: "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }
}
