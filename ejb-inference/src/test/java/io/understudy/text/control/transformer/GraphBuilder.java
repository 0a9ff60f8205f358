package io.understudy.text.control.transformer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.List;

/** Writes an ONNX graph node by node; a value is known by its name. */
public final class GraphBuilder {

    public static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();
    public static final int FLOAT16 = TensorProto.DataType.FLOAT16.getNumber();
    public static final int INT64 = TensorProto.DataType.INT64.getNumber();

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("tiny");
    private int values;

    public String input(String name, int type, Object... shape) {
        graph.addInput(value(name, type, shape));
        return name;
    }

    /** Gives a value the name under which callers get it. */
    public void output(String from, String name, int type, Object... shape) {
        graph.addNode(NodeProto.newBuilder().setOpType("Identity").addInput(from).addOutput(name));
        graph.addOutput(value(name, type, shape));
    }

    public String floats(double[] data, long... shape) {
        var tensor = TensorProto.newBuilder().setName(next()).setDataType(FLOAT).addAllDims(boxed(shape));
        for (var v : data) tensor.addFloatData((float) v);
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    public String scalar(double value) {
        return floats(new double[] {value});
    }

    public String longs(long... data) {
        var tensor = TensorProto.newBuilder().setName(next()).setDataType(INT64).addDims(data.length).addAllInt64Data(boxed(data));
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    public String longScalar(long value) {
        var tensor = TensorProto.newBuilder().setName(next()).setDataType(INT64).addInt64Data(value);
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    public String node(String op, List<String> inputs, AttributeProto... attributes) {
        var node = NodeProto.newBuilder().setOpType(op).addAllInput(inputs).addAllAttribute(List.of(attributes)).addOutput(next());
        graph.addNode(node);
        return node.getOutput(0);
    }

    public byte[] bytes() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    public static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value).build();
    }

    public static AttributeProto real(String name, double value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOAT).setF((float) value).build();
    }

    public static AttributeProto numbers(String name, long... values) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS).addAllInts(boxed(values)).build();
    }

    private static ValueInfoProto value(String name, int type, Object... shape) {
        var axes = TensorShapeProto.newBuilder();
        for (var axis : shape) {
            var dimension = TensorShapeProto.Dimension.newBuilder();
            axes.addDim(axis instanceof Integer n ? dimension.setDimValue(n) : dimension.setDimParam(axis.toString()));
        }
        var tensor = TypeProto.Tensor.newBuilder().setElemType(type).setShape(axes);
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor)).build();
    }

    private static List<Long> boxed(long... values) {
        return Arrays.stream(values).boxed().toList();
    }

    private String next() {
        return "v" + values++;
    }
}
