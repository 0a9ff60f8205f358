package io.understudy.registry.control.lightgbm;

import io.understudy.registry.control.lightgbm.Tree.Missing;

/** Reads one tree and refuses every number that does not fit the others. */
record TreeReader(Header header, SizeBudget budget) {

    private static final int MAX_DECISION = Missing.NAN.ordinal() << 2 | 3;
    private static final int[] NO_INTEGERS = {};
    private static final double[] NO_REALS = {};
    private static final long MAX_WORD = 0xFFFF_FFFFL;

    /** More words would name categories past the largest that LightGBM tells apart, 2³¹ − 1. */
    private static final int MAX_SET_WORDS = 1 << 26;

    Tree read(Section section) {
        if (section.has("is_linear") && section.number("is_linear", 0, 1) == 1) {
            throw section.refused("has linear leaves (linear_tree), which cannot be converted");
        }
        var leaves = section.number("num_leaves", 1, Integer.MAX_VALUE - 8);
        budget.spendTree(leaves);
        var values = section.doubles("leaf_value", leaves);
        return leaves == 1 ? constant(values) : branching(section, leaves - 1, values);
    }

    private static Tree constant(double[] value) {
        return new Tree(NO_INTEGERS, NO_REALS, NO_INTEGERS, NO_INTEGERS, NO_INTEGERS, value, NO_INTEGERS, NO_INTEGERS);
    }

    private Tree branching(Section section, int nodes, double[] values) {
        var sets = section.number("num_cat", 0, nodes);
        var tree = new Tree(
                section.integers("split_feature", nodes, 0, header.features() - 1),
                section.doubles("threshold", nodes),
                section.integers("decision_type", nodes, 0, MAX_DECISION),
                section.integers("left_child", nodes, -nodes - 1L, nodes - 1),
                section.integers("right_child", nodes, -nodes - 1L, nodes - 1),
                values,
                sets == 0 ? NO_INTEGERS : section.integers("cat_boundaries", sets + 1, 0, MAX_SET_WORDS),
                NO_INTEGERS);
        var whole = sets == 0 ? tree : withSets(section, tree);
        checkSets(section, whole, sets);
        TreeShape.check(section, whole);
        return whole;
    }

    private Tree withSets(Section section, Tree tree) {
        var start = tree.setStart();
        for (var i = 0; i < start.length - 1; i++) {
            if (start[i + 1] < start[i] || start[0] != 0) throw section.refused("has cat_boundaries that are not ascending from 0");
        }
        var words = section.integers("cat_threshold", start[start.length - 1], 0, MAX_WORD);
        return new Tree(
                tree.feature(), tree.threshold(), tree.decision(), tree.left(), tree.right(), tree.leaf(), start, words);
    }

    private void checkSets(Section section, Tree tree, int sets) {
        for (var node = 0; node < tree.nodes(); node++) {
            if (!tree.categorical(node)) continue;
            var set = tree.threshold()[node];
            if (set != Math.rint(set) || set < 0 || set >= sets) {
                throw section.refused("has the set " + set + " at node " + node + ", and " + sets + " sets");
            }
            for (var i = tree.setStart()[(int) set]; i < tree.setStart()[(int) set + 1]; i++) {
                budget.spendMembers(Integer.bitCount(tree.setWords()[i]));
            }
        }
    }
}
