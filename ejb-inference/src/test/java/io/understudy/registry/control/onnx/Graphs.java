package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;

/** Small real graphs: {@code Y = X · W} with X [n, 2] and W [2, 3]. */
public final class Graphs {

    private Graphs() {}

    public static ModelProto.Builder matMul() {
        return model(graph(weights()));
    }

    public static ModelProto.Builder model(GraphProto.Builder graph) {
        return ModelProto.newBuilder().setIrVersion(8).addOpsetImport(opset("", 17)).setGraph(graph);
    }

    public static GraphProto.Builder graph(TensorProto.Builder weights) {
        return GraphProto.newBuilder()
                .setName("g")
                .addInput(value("X", DataType.FLOAT, -1, 2))
                .addInitializer(weights)
                .addNode(node("", "MatMul", List.of("X", "W"), "Y"))
                .addOutput(value("Y", DataType.FLOAT, -1, 3));
    }

    public static TensorProto.Builder weights() {
        return TensorProto.newBuilder()
                .setName("W")
                .setDataType(DataType.FLOAT.getNumber())
                .addAllDims(List.of(2L, 3L))
                .addAllFloatData(List.of(1f, 2f, 3f, 4f, 5f, 6f));
    }

    public static TensorProto.Builder external(String location, long offset, long length) {
        return weights()
                .clearFloatData()
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", location))
                .addExternalData(entry("offset", Long.toString(offset)))
                .addExternalData(entry("length", Long.toString(length)));
    }

    public static NodeProto.Builder node(String domain, String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder().setDomain(domain).setOpType(operator).addAllInput(inputs).addOutput(output);
    }

    public static AttributeProto.Builder attribute(String name, TensorProto.Builder tensor) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.TENSOR).setT(tensor);
    }

    public static AttributeProto.Builder attribute(String name, GraphProto.Builder graph) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.GRAPH).setG(graph);
    }

    public static AttributeProto.Builder attribute(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value);
    }

    /** A constant list of INT64. */
    public static TensorProto.Builder integers(String name, long... values) {
        return number(name, values).addDims(values.length);
    }

    /** A constant INT64 without axes. */
    public static TensorProto.Builder number(String name, long... value) {
        var tensor = TensorProto.newBuilder().setName(name).setDataType(DataType.INT64.getNumber());
        for (var number : value) tensor.addInt64Data(number);
        return tensor;
    }

    public static OperatorSetIdProto.Builder opset(String domain, long version) {
        return OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version);
    }

    /** An axis of −1 gets a name instead of a length. */
    public static ValueInfoProto.Builder value(String name, DataType type, long... shape) {
        var axes = TensorShapeProto.newBuilder();
        for (var axis : shape) {
            var dimension = TensorShapeProto.Dimension.newBuilder();
            axes.addDim(axis < 0 ? dimension.setDimParam("n") : dimension.setDimValue(axis));
        }
        var tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(axes);
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor));
    }

    private static StringStringEntryProto.Builder entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value);
    }
}
