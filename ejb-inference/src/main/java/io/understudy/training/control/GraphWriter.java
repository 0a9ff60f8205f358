package io.understudy.training.control;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Writes the ONNX graph of a trained model, node by node: only operators of the standard domain, opset 17; rows are a batch. */
public final class GraphWriter {

    private static final long IR_VERSION = 8;
    private static final long OPSET = 17;

    private final GraphProto.Builder graph;

    public GraphWriter(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    /** {@code long[batch, last]} */
    public void longInput(String name, String last) {
        graph.addInput(value(name, TensorProto.DataType.INT64, TensorShapeProto.Dimension.newBuilder().setDimParam(last)));
    }

    /** {@code float[batch, last]} */
    public void floatInput(String name, String last) {
        graph.addInput(value(name, TensorProto.DataType.FLOAT, TensorShapeProto.Dimension.newBuilder().setDimParam(last)));
    }

    /** {@code float[batch, width]} */
    public void floatOutput(String name, int width) {
        graph.addOutput(value(name, TensorProto.DataType.FLOAT, TensorShapeProto.Dimension.newBuilder().setDimValue(width)));
    }

    /** A constant {@code float[rows][columns]}. */
    public String floats(String name, float[][] rows) {
        var bytes = ByteBuffer.allocate(rows.length * rows[0].length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        var values = bytes.asFloatBuffer();
        for (var row : rows) values.put(row);
        return tensor(name, TensorProto.DataType.FLOAT, bytes, rows.length, rows[0].length);
    }

    /** A constant {@code float[length]}. */
    public String floats(String name, float... values) {
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return tensor(name, TensorProto.DataType.FLOAT, bytes, values.length);
    }

    /** A constant {@code int8[rows][columns]}. */
    public String bytes(String name, byte[][] rows) {
        var bytes = ByteBuffer.allocate(rows.length * rows[0].length);
        for (var row : rows) bytes.put(row);
        return tensor(name, TensorProto.DataType.INT8, bytes.flip(), rows.length, rows[0].length);
    }

    /** A constant {@code long[length]}. */
    public String longs(String name, long... values) {
        var bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return tensor(name, TensorProto.DataType.INT64, bytes, values.length);
    }

    /** @return {@code output} */
    public String node(String operator, String output, String... inputs) {
        graph.addNode(builder(operator, output, inputs));
        return output;
    }

    public String node(AttributeProto.Builder attribute, String operator, String output, String... inputs) {
        graph.addNode(builder(operator, output, inputs).addAttribute(attribute));
        return output;
    }

    public static AttributeProto.Builder integer(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value);
    }

    public static AttributeProto.Builder integers(String name, Long... values) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS).addAllInts(List.of(values));
    }

    public byte[] toBytes() {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("understudy")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static NodeProto.Builder builder(String operator, String output, String... inputs) {
        return NodeProto.newBuilder().setOpType(operator).setName(output).addAllInput(List.of(inputs)).addOutput(output);
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, TensorShapeProto.Dimension.Builder last) {
        var batch = TensorShapeProto.Dimension.newBuilder().setDimParam("batch");
        var tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.getNumber())
                .setShape(TensorShapeProto.newBuilder().addDim(batch).addDim(last));
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor)).build();
    }

    private String tensor(String name, TensorProto.DataType type, ByteBuffer bytes, long... shape) {
        var tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber()).setRawData(wrap(bytes));
        for (long length : shape) tensor.addDims(length);
        graph.addInitializer(tensor);
        return name;
    }

    private static ByteString wrap(ByteBuffer bytes) {
        return UnsafeByteOperations.unsafeWrap(bytes);
    }
}
