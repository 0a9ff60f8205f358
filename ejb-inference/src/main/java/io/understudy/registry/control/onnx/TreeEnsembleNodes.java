package io.understudy.registry.control.onnx;

import java.util.ArrayDeque;
import java.util.List;

/** The trees of {@code TreeEnsemble} (ai.onnx.ml 5): nodes and leaves by index, each node in one tree and once. */
final class TreeEnsembleNodes {

    private static final int MEMBER = 6;
    private static final int MAX_TARGETS = 100_000;

    private record At(int node, int depth) {}

    private final NodeAttributes attributes;
    private final List<Long> yes;
    private final List<Long> no;
    private final List<Long> yesIsLeaf;
    private final List<Long> noIsLeaf;
    private final int leaves;
    private final boolean[] seen;
    private final ArrayDeque<At> open = new ArrayDeque<>();

    TreeEnsembleNodes(NodeAttributes attributes) {
        this.attributes = attributes;
        yes = attributes.integers("nodes_truenodeids");
        no = attributes.integers("nodes_falsenodeids");
        yesIsLeaf = attributes.integers("nodes_trueleafs");
        noIsLeaf = attributes.integers("nodes_falseleafs");
        leaves = attributes.integers("leaf_targetids").size();
        seen = new boolean[attributes.integers("nodes_featureids").size()];
    }

    void check() {
        checkLengths();
        checkSets();
        var targets = attributes.integer("n_targets");
        if (targets < 1 || targets > MAX_TARGETS) throw new BadTreeException("has " + targets + " targets");
        for (var root : attributes.integers("tree_roots")) {
            checkRoot(root);
            while (!open.isEmpty()) visit(open.pop());
        }
    }

    private void checkLengths() {
        for (var name : List.of("nodes_truenodeids", "nodes_falsenodeids", "nodes_trueleafs", "nodes_falseleafs")) {
            require(name, attributes.integers(name).size(), seen.length);
        }
        require("nodes_modes", attributes.length("nodes_modes"), seen.length);
        require("nodes_splits", attributes.length("nodes_splits"), seen.length);
        require("leaf_weights", attributes.length("leaf_weights"), leaves);
        requireIfThere("nodes_missing_value_tracks_true", attributes.integers("nodes_missing_value_tracks_true").size());
        requireIfThere("nodes_hitrates", attributes.length("nodes_hitrates"));
        attributes.requireFeatures();
    }

    private void requireIfThere(String name, long length) {
        if (length > 0) require(name, length, seen.length);
    }

    private static void require(String name, long length, int expected) {
        if (length != expected) throw new BadTreeException("has " + length + " " + name + " where " + expected + " belong");
    }

    /** A set for each node that asks for one, none of them empty; NaN ends a set. */
    private void checkSets() {
        var members = attributes.reals("membership_values");
        var at = 0;
        for (var mode : attributes.bytes("nodes_modes")) {
            if (mode > MEMBER) throw new BadTreeException("has the mode " + mode + ", which is not known");
            if (mode != MEMBER) continue;
            var start = at;
            while (at < members.length && !Double.isNaN(members[at])) at++;
            if (at++ == start) throw new BadTreeException("has an empty set, or fewer sets than nodes that ask for one");
        }
    }

    /** A root of which both ways lead to one leaf is taken for that leaf, by its own index. */
    private void checkRoot(long root) {
        enter(root, 0);
        var node = (int) root;
        if (yesIsLeaf.get(node) != 0 && noIsLeaf.get(node) != 0 && yes.get(node).equals(no.get(node)) && !yes.get(node).equals(root)) {
            throw new BadTreeException("has a tree of one leaf, which the runtime would misread");
        }
    }

    private void visit(At at) {
        follow(yes.get(at.node), yesIsLeaf.get(at.node) != 0, at.depth);
        follow(no.get(at.node), noIsLeaf.get(at.node) != 0, at.depth);
    }

    private void follow(long child, boolean leaf, int depth) {
        if (!leaf) enter(child, depth + 1);
        else if (child < 0 || child >= leaves) throw new BadTreeException("names the leaf " + child + " of " + leaves);
    }

    private void enter(long node, int depth) {
        if (node < 0 || node >= seen.length) throw new BadTreeException("names the node " + node + " of " + seen.length);
        if (seen[(int) node]) throw new BadTreeException("reaches the node " + node + " in two ways");
        if (depth > TreeEnsembleCheck.MAX_DEPTH) throw new BadTreeException("has a tree of more than " + TreeEnsembleCheck.MAX_DEPTH + " levels");
        seen[(int) node] = true;
        open.push(new At((int) node, depth));
    }
}
