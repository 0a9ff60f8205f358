package io.understudy.registry.control.lightgbm;

import io.understudy.registry.control.lightgbm.Tree.Missing;
import java.util.ArrayDeque;

/** Turns LightGBM's trees into nodes of an ensemble that decide the same for every double, NaN and ±∞ too. */
record TreeConversion(FeatureColumns columns, Ensemble ensemble) {

    /** A child that still has to be written, and where its index goes. */
    private record Open(int child, Ensemble.Node parent, boolean whenTrue) {}

    /** @param score that the tree adds to */
    void add(Tree tree, int score) {
        ensemble.beginTree();
        var root = tree.nodes() == 0 ? -1 : passEmptySets(tree, 0);
        if (root < 0) {
            addConstant(score, tree.leaf()[-root - 1]);
            return;
        }
        var open = new ArrayDeque<Open>();
        open.push(new Open(root, null, true));
        while (!open.isEmpty()) {
            var next = open.pop();
            if (next.child < 0) {
                link(next, ensemble.addLeaf(score, tree.leaf()[-next.child - 1]), true);
            } else {
                var node = node(tree, next.child);
                link(next, ensemble.add(node), false);
                open.push(new Open(passEmptySets(tree, tree.right()[next.child]), node, false));
                open.push(new Open(passEmptySets(tree, tree.left()[next.child]), node, true));
            }
        }
    }

    private static void link(Open open, int index, boolean leaf) {
        if (open.parent == null) return;
        if (open.whenTrue) open.parent.whenTrue(index, leaf);
        else open.parent.whenFalse(index, leaf);
    }

    /** The operator has no tree without a comparison: here both ways lead to the same value. */
    private void addConstant(int score, double value) {
        var node = Ensemble.Node.lessOrEqual(0, 0, false);
        ensemble.add(node);
        node.whenTrue(ensemble.addLeaf(score, value), true);
        node.whenFalse(ensemble.addLeaf(score, value), true);
    }

    /** Nothing is in an empty set, so all go right; the operator knows no empty sets. */
    private static int passEmptySets(Tree tree, int child) {
        var at = child;
        while (at >= 0 && tree.categorical(at) && tree.members(at).isEmpty()) at = tree.right()[at];
        return at;
    }

    private Ensemble.Node node(Tree tree, int node) {
        var column = columns.column(tree, node);
        if (tree.categorical(node)) return Ensemble.Node.member(column, tree.members(node));
        // where NaN is no missing value of its own, LightGBM takes it for 0
        var missingIsTrue = tree.missing(node) == Missing.NONE ? 0 <= tree.threshold()[node] : tree.defaultLeft(node);
        return Ensemble.Node.lessOrEqual(column, tree.threshold()[node], missingIsTrue);
    }
}
