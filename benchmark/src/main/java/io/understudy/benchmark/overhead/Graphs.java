package io.understudy.benchmark.overhead;

import static io.understudy.benchmark.graphs.GraphParts.model;
import static io.understudy.benchmark.graphs.GraphParts.node;
import static io.understudy.benchmark.graphs.GraphParts.value;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import io.understudy.benchmark.graphs.GraphParts;
import java.util.List;
import java.util.SplittableRandom;

/** The graphs that are measured, each of 32 floats in a row. */
final class Graphs {

    static final int FEATURES = 32;

    private static final int HIDDEN = 64;
    private static final int TREES = 100;
    private static final int DEPTH = 6;
    private static final long SEED = 5;

    private Graphs() {}

    /** 32 → 64 → 2: two layers, softmax. */
    static byte[] network() {
        var random = new SplittableRandom(SEED);
        return model(GraphProto.newBuilder()
                .addInput(value("X", FEATURES))
                .addInitializer(weights("W1", random, FEATURES, HIDDEN))
                .addInitializer(weights("W2", random, HIDDEN, 2))
                .addNode(node("MatMul", List.of("X", "W1"), "H"))
                .addNode(node("Relu", List.of("H"), "R"))
                .addNode(node("MatMul", List.of("R", "W2"), "Z"))
                .addNode(node("Softmax", List.of("Z"), "Y"))
                .addOutput(value("Y", 2)));
    }

    /** 100 full trees of depth 6, summed. */
    static byte[] trees() {
        var random = new SplittableRandom(SEED);
        var forest = new Forest();
        for (int tree = 0; tree < TREES; tree++) forest.add(tree, random);
        return model(GraphProto.newBuilder()
                .addInput(value("X", FEATURES))
                .addNode(forest.node())
                .addOutput(value("Y", 1)));
    }

    /** The attributes of a TreeEnsembleRegressor, one list entry a node. */
    private static final class Forest {

        private final AttributeProto.Builder trees = longs("nodes_treeids");
        private final AttributeProto.Builder ids = longs("nodes_nodeids");
        private final AttributeProto.Builder features = longs("nodes_featureids");
        private final AttributeProto.Builder truths = longs("nodes_truenodeids");
        private final AttributeProto.Builder falses = longs("nodes_falsenodeids");
        private final AttributeProto.Builder modes = attribute("nodes_modes", AttributeType.STRINGS);
        private final AttributeProto.Builder values = attribute("nodes_values", AttributeType.FLOATS);
        private final AttributeProto.Builder targetTrees = longs("target_treeids");
        private final AttributeProto.Builder targetNodes = longs("target_nodeids");
        private final AttributeProto.Builder targets = longs("target_ids");
        private final AttributeProto.Builder weights = attribute("target_weights", AttributeType.FLOATS);

        /** Node n has the children 2n + 1 and 2n + 2. */
        void add(int tree, SplittableRandom random) {
            int inner = (1 << DEPTH) - 1;
            for (int node = 0; node < 2 * inner + 1; node++) {
                boolean isLeaf = node >= inner;
                trees.addInts(tree);
                ids.addInts(node);
                features.addInts(isLeaf ? 0 : random.nextInt(FEATURES));
                truths.addInts(isLeaf ? 0 : 2 * node + 1);
                falses.addInts(isLeaf ? 0 : 2 * node + 2);
                modes.addStrings(ByteString.copyFromUtf8(isLeaf ? "LEAF" : "BRANCH_LEQ"));
                values.addFloats(isLeaf ? 0 : (float) random.nextDouble(-1, 1));
                if (isLeaf) leaf(tree, node, random);
            }
        }

        private void leaf(int tree, int node, SplittableRandom random) {
            targetTrees.addInts(tree);
            targetNodes.addInts(node);
            targets.addInts(0);
            weights.addFloats((float) random.nextDouble(-0.1, 0.1));
        }

        NodeProto.Builder node() {
            var node = GraphParts.node("TreeEnsembleRegressor", List.of("X"), "Y").setDomain("ai.onnx.ml");
            for (var attribute : List.of(
                    trees, ids, features, truths, falses, modes, values, targetTrees, targetNodes, targets, weights)) {
                node.addAttribute(attribute);
            }
            return node.addAttribute(longs("n_targets").setType(AttributeType.INT).setI(1));
        }
    }

    private static AttributeProto.Builder longs(String name) {
        return attribute(name, AttributeType.INTS);
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    private static TensorProto.Builder weights(String name, SplittableRandom random, long rows, long columns) {
        var weights = TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT.getNumber()).addAllDims(List.of(rows, columns));
        for (int i = 0; i < rows * columns; i++) weights.addFloatData((float) random.nextDouble(-0.3, 0.3));
        return weights;
    }
}
