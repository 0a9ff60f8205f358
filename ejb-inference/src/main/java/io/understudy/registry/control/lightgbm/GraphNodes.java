package io.understudy.registry.control.lightgbm;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.stream.LongStream;

/** Adds operators and constants to a graph, each value under a name of its own. */
final class GraphNodes {

    private final GraphProto.Builder graph;
    private int names;

    GraphNodes(GraphProto.Builder graph) {
        this.graph = graph;
    }

    /** Adds an operator and names its one output. */
    String add(String operator, String... inputs) {
        return add(node(operator, inputs));
    }

    String add(NodeProto.Builder node) {
        var output = "t" + names++;
        graph.addNode(node.addOutput(output));
        return output;
    }

    /** Gives a value the name of a graph output. */
    void output(String value, String name) {
        graph.addNode(node("Identity", value).addOutput(name));
    }

    String constant(double value) {
        return initializer(TensorProto.newBuilder().setDataType(DataType.DOUBLE.getNumber()).addDoubleData(value));
    }

    String constant(List<Integer> values) {
        return initializer(TensorProto.newBuilder()
                .setDataType(DataType.INT64.getNumber())
                .addDims(values.size())
                .addAllInt64Data(values.stream().map(Integer::longValue).toList()));
    }

    static NodeProto.Builder node(String operator, String... inputs) {
        return NodeProto.newBuilder().setOpType(operator).addAllInput(List.of(inputs));
    }

    static AttributeProto.Builder integer(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value);
    }

    static AttributeProto.Builder integers(String name, LongStream values) {
        var attribute = AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        values.forEach(attribute::addInts);
        return attribute;
    }

    static AttributeProto.Builder tensor(String name, TensorProto.Builder value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.TENSOR).setT(value);
    }

    private String initializer(TensorProto.Builder tensor) {
        var name = "c" + names++;
        graph.addInitializer(tensor.setName(name));
        return name;
    }
}
