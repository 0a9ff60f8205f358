package io.understudy.registry.control.lightgbm;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The attributes of one {@code TreeEnsemble} (ai.onnx.ml 5) with double thresholds and weights. Its sum runs over the
 * trees in their order, as LightGBM's does.
 */
final class Ensemble {

    /** {@code nodes_modes} of the operator. */
    private static final int LESS_OR_EQUAL = 0;

    private static final int MEMBER = 6;
    private static final int SUM = 1;

    /** One comparison: to {@code yes} or {@code no}, each the index of a node or of a leaf. */
    static final class Node {
        private final int column;
        private final double split;
        private final BitSet members;
        private final boolean missingIsTrue;
        private int yes;
        private int no;
        private boolean yesIsLeaf;
        private boolean noIsLeaf;

        private Node(int column, double split, BitSet members, boolean missingIsTrue) {
            this.column = column;
            this.split = split;
            this.members = members;
            this.missingIsTrue = missingIsTrue;
        }

        static Node lessOrEqual(int column, double split, boolean missingIsTrue) {
            return new Node(column, split, null, missingIsTrue);
        }

        /** NaN is in no set. */
        static Node member(int column, BitSet members) {
            return new Node(column, 0, members, false);
        }

        void whenTrue(int index, boolean leaf) {
            yes = index;
            yesIsLeaf = leaf;
        }

        void whenFalse(int index, boolean leaf) {
            no = index;
            noIsLeaf = leaf;
        }
    }

    private record Leaf(int score, double value) {}

    private final List<Node> nodes = new ArrayList<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Integer> roots = new ArrayList<>();

    /** The next node is the root of a tree. */
    void beginTree() {
        roots.add(nodes.size());
    }

    int add(Node node) {
        nodes.add(node);
        return nodes.size() - 1;
    }

    int addLeaf(int score, double value) {
        leaves.add(new Leaf(score, value));
        return leaves.size() - 1;
    }

    NodeProto.Builder node(String columns, int scores) {
        var node = NodeProto.newBuilder().setDomain("ai.onnx.ml").setOpType("TreeEnsemble").addInput(columns);
        node.addAttribute(GraphNodes.integer("aggregate_function", SUM));
        node.addAttribute(GraphNodes.integer("post_transform", 0));
        node.addAttribute(GraphNodes.integer("n_targets", scores));
        node.addAttribute(GraphNodes.integers("tree_roots", roots.stream().mapToLong(r -> r)));
        addIntegers(node, "nodes_featureids", n -> n.column);
        addIntegers(node, "nodes_truenodeids", n -> n.yes);
        addIntegers(node, "nodes_trueleafs", n -> n.yesIsLeaf ? 1 : 0);
        addIntegers(node, "nodes_falsenodeids", n -> n.no);
        addIntegers(node, "nodes_falseleafs", n -> n.noIsLeaf ? 1 : 0);
        addIntegers(node, "nodes_missing_value_tracks_true", n -> n.missingIsTrue ? 1 : 0);
        node.addAttribute(GraphNodes.integers("leaf_targetids", leaves.stream().mapToLong(Leaf::score)));
        node.addAttribute(GraphNodes.tensor("nodes_modes", modes()));
        node.addAttribute(GraphNodes.tensor("nodes_splits", doubles(nodes.stream().map(n -> n.split).toList())));
        node.addAttribute(GraphNodes.tensor("leaf_weights", doubles(leaves.stream().map(Leaf::value).toList())));
        var members = members();
        if (!members.isEmpty()) node.addAttribute(GraphNodes.tensor("membership_values", doubles(members)));
        return node;
    }

    private void addIntegers(NodeProto.Builder node, String name, ToLongFunction<Node> value) {
        node.addAttribute(GraphNodes.integers(name, nodes.stream().mapToLong(value)));
    }

    private TensorProto.Builder modes() {
        var modes = new byte[nodes.size()];
        for (var i = 0; i < modes.length; i++) modes[i] = (byte) (nodes.get(i).members == null ? LESS_OR_EQUAL : MEMBER);
        return TensorProto.newBuilder()
                .setDataType(DataType.UINT8.getNumber())
                .addDims(modes.length)
                .setRawData(ByteString.copyFrom(modes));
    }

    /** The sets of the nodes that have one, in their order, NaN behind each. */
    private List<Double> members() {
        var values = new ArrayList<Double>();
        for (var node : nodes) {
            if (node.members == null) continue;
            node.members.stream().asDoubleStream().forEach(values::add);
            values.add(Double.NaN);
        }
        return values;
    }

    private static TensorProto.Builder doubles(List<Double> values) {
        return TensorProto.newBuilder()
                .setDataType(DataType.DOUBLE.getNumber())
                .addDims(values.size())
                .addAllDoubleData(values);
    }
}
