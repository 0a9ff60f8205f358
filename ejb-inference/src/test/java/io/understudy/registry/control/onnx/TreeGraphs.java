package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Graphs of one tree operator over X [n, 1], whose attributes a test may replace. */
public final class TreeGraphs {

    private final NodeProto.Builder node;
    private final DataType type;

    private TreeGraphs(String operator, DataType type) {
        this.node = NodeProto.newBuilder().setDomain("ai.onnx.ml").setOpType(operator).addInput("X").addOutput("Y");
        this.type = type;
    }

    /** {@code TreeEnsemble} with a chain of comparisons, each with a leaf to its true side. */
    public static TreeGraphs chain(int nodes) {
        var last = nodes - 1;
        return new TreeGraphs("TreeEnsemble", DataType.DOUBLE)
                .with("n_targets", 1)
                .with("aggregate_function", 1)
                .with("post_transform", 0)
                .with("tree_roots", new long[] {0})
                .with("nodes_featureids", new long[nodes])
                .with("nodes_truenodeids", LongStream.range(0, nodes).toArray())
                .with("nodes_trueleafs", LongStream.range(0, nodes).map(i -> 1).toArray())
                .with("nodes_falsenodeids", LongStream.rangeClosed(1, nodes).toArray())
                .with("nodes_falseleafs", LongStream.range(0, nodes).map(i -> i == last ? 1 : 0).toArray())
                .with("leaf_targetids", new long[nodes + 1])
                .with("nodes_modes", new byte[nodes])
                .with("nodes_splits", new double[nodes])
                .with("leaf_weights", new double[nodes + 1]);
    }

    /** {@code TreeEnsembleRegressor} of one comparison, node 0, with the leaves 1 and 2. */
    public static TreeGraphs classic() {
        return classic(1);
    }

    /** A chain again: node i with the leaf n + i to its true side. */
    public static TreeGraphs classic(int nodes) {
        var all = 2 * nodes + 1;
        var graph = new TreeGraphs("TreeEnsembleRegressor", DataType.FLOAT)
                .with("n_targets", 1)
                .with("nodes_treeids", new long[all])
                .with("nodes_nodeids", LongStream.range(0, all).toArray())
                .with("nodes_featureids", new long[all])
                .with("nodes_truenodeids", LongStream.range(0, all).map(i -> i < nodes ? nodes + i : 0).toArray())
                .with("nodes_falsenodeids", LongStream.range(0, all).map(i -> i == nodes - 1 ? all - 1 : i < nodes ? i + 1 : 0).toArray())
                .with("target_treeids", new long[nodes + 1])
                .with("target_nodeids", LongStream.range(nodes, all).toArray())
                .with("target_ids", new long[nodes + 1]);
        var values = AttributeProto.newBuilder().setName("nodes_values").setType(AttributeType.FLOATS);
        var weights = AttributeProto.newBuilder().setName("target_weights").setType(AttributeType.FLOATS);
        var modes = AttributeProto.newBuilder().setName("nodes_modes").setType(AttributeType.STRINGS);
        for (var i = 0; i < all; i++) {
            values.addFloats(i);
            modes.addStrings(ByteString.copyFromUtf8(i < nodes ? "BRANCH_LEQ" : "LEAF"));
        }
        IntStream.rangeClosed(0, nodes).forEach(weights::addFloats);
        return graph.with(values).with(weights).with(modes);
    }

    public TreeGraphs with(String name, long value) {
        return with(AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value));
    }

    public TreeGraphs with(String name, long[] values) {
        var attribute = AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        for (var value : values) attribute.addInts(value);
        return with(attribute);
    }

    public TreeGraphs with(String name, byte[] values) {
        var raw = TensorProto.newBuilder().setDataType(DataType.UINT8.getNumber()).setRawData(ByteString.copyFrom(values));
        return with(Graphs.attribute(name, raw.addDims(values.length)));
    }

    public TreeGraphs with(String name, double[] values) {
        var tensor = TensorProto.newBuilder().setDataType(DataType.DOUBLE.getNumber()).addDims(values.length);
        for (var value : values) tensor.addDoubleData(value);
        return with(Graphs.attribute(name, tensor));
    }

    /** In place of an attribute of this name. */
    public TreeGraphs with(AttributeProto.Builder attribute) {
        for (var i = node.getAttributeCount() - 1; i >= 0; i--) {
            if (node.getAttribute(i).getName().equals(attribute.getName())) node.removeAttribute(i);
        }
        node.addAttribute(attribute);
        return this;
    }

    public TreeGraphs again(String name, long[] values) {
        var attribute = AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        for (var value : values) attribute.addInts(value);
        node.addAttribute(attribute);
        return this;
    }

    public byte[] bytes() {
        var graph = GraphProto.newBuilder()
                .setName("trees")
                .addInput(Graphs.value("X", type, -1, 1))
                .addNode(node)
                .addOutput(Graphs.value("Y", type, -1, 1));
        return ModelProto.newBuilder()
                .setIrVersion(9)
                .addAllOpsetImport(List.of(Graphs.opset("", 17).build(), Graphs.opset("ai.onnx.ml", type == DataType.DOUBLE ? 5 : 3).build()))
                .setGraph(graph)
                .build()
                .toByteArray();
    }
}
