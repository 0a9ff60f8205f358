package io.understudy.registry.control.onnx;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The trees of {@code TreeEnsembleRegressor} and {@code TreeEnsembleClassifier}: nodes by tree and number. Branches may
 * be shared (exporters write sets of categories so), cycles may not be.
 */
final class ClassicTreeNodes {

    private static final ByteString LEAF = ByteString.copyFromUtf8("LEAF");
    private static final int UNKNOWN = -1;
    private static final int OPEN = -2;

    private record Id(long tree, long node) {}

    private final NodeAttributes attributes;
    private final List<ByteString> modes;
    private final Map<Id, Integer> nodes = new HashMap<>();
    private final int[][] children;

    ClassicTreeNodes(NodeAttributes attributes) {
        this.attributes = attributes;
        this.modes = attributes.strings("nodes_modes");
        this.children = new int[modes.size()][];
    }

    void check() {
        var trees = attributes.integers("nodes_treeids");
        var numbers = attributes.integers("nodes_nodeids");
        for (var list : List.of("nodes_treeids", "nodes_nodeids", "nodes_truenodeids", "nodes_falsenodeids", "nodes_featureids")) {
            if (attributes.integers(list).size() != modes.size()) {
                throw new BadTreeException("has " + attributes.integers(list).size() + " " + list + " where " + modes.size() + " belong");
            }
        }
        attributes.requireFeatures();
        for (var i = 0; i < modes.size(); i++) {
            if (nodes.put(new Id(trees.get(i), numbers.get(i)), i) != null) {
                throw new BadTreeException("has the node " + numbers.get(i) + " of tree " + trees.get(i) + " twice");
            }
        }
        for (var i = 0; i < modes.size(); i++) children[i] = children(i, trees.get(i));
        checkDepth();
    }

    private int[] children(int node, long tree) {
        if (modes.get(node).equals(LEAF)) return new int[0];
        return new int[] {
            child(tree, attributes.integers("nodes_truenodeids").get(node)), child(tree, attributes.integers("nodes_falsenodeids").get(node))
        };
    }

    private int child(long tree, long number) {
        var child = nodes.get(new Id(tree, number));
        if (child == null) throw new BadTreeException("names the node " + number + " of tree " + tree + ", which is not there");
        return child;
    }

    /** Levels below each node, once all of its children's are known; who is met again while open is on a cycle. */
    private void checkDepth() {
        var levels = new int[children.length];
        Arrays.fill(levels, UNKNOWN);
        var path = new ArrayDeque<Integer>();
        for (var start = 0; start < children.length; start++) {
            if (levels[start] == UNKNOWN) path.push(start);
            while (!path.isEmpty()) visit(path, levels);
        }
    }

    private void visit(ArrayDeque<Integer> path, int[] levels) {
        int node = path.peek();
        if (levels[node] == UNKNOWN) {
            levels[node] = OPEN;
            for (var child : children[node]) {
                if (levels[child] == OPEN) throw new BadTreeException("has a cycle");
                if (levels[child] == UNKNOWN) path.push(child);
            }
            return;
        }
        path.pop();
        if (levels[node] == OPEN) levels[node] = Arrays.stream(children[node]).map(c -> levels[c] + 1).max().orElse(0);
        if (levels[node] > TreeEnsembleCheck.MAX_DEPTH) {
            throw new BadTreeException("has a tree of more than " + TreeEnsembleCheck.MAX_DEPTH + " levels");
        }
    }
}
