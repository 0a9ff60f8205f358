package io.understudy.benchmark.life;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;

/** Graphs that tell by their answer which of them it is: {@code Y = X + constant}, with X and Y of shape [n, 1]. */
final class Shift {

    private Shift() {}

    static byte[] by(float constant) {
        return model(GraphProto.newBuilder()
                .setName("shift")
                .addInput(value("X"))
                .addInitializer(floats("C", 1, new float[] {constant}))
                .addNode(node("Add", "X", "C", "Y"))
                .addOutput(value("Y")));
    }

    /** The same by way of a table of so many random weights, one of which is looked up and counts nothing. */
    static byte[] heavy(float constant, int weights) {
        var random = new SplittableRandom(Float.floatToIntBits(constant));
        var values = new float[weights];
        for (int i = 0; i < weights; i++) values[i] = random.nextFloat();
        return model(GraphProto.newBuilder()
                .setName("heavy")
                .addInput(value("X"))
                .addInitializer(floats("C", 1, new float[] {constant}))
                .addInitializer(floats("W", weights, values).clearDims().addDims(weights))
                .addInitializer(floats("Z", 1, new float[] {0}))
                .addNode(node("Mul", "X", "Z", "P"))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Cast")
                        .addInput("P")
                        .addOutput("I")
                        .addAttribute(AttributeProto.newBuilder().setName("to").setType(AttributeType.INT).setI(DataType.INT64.getNumber())))
                .addNode(node("Gather", "W", "I", "M"))
                .addNode(node("Mul", "M", "Z", "N"))
                .addNode(node("Add", "X", "N", "S"))
                .addNode(node("Add", "S", "C", "Y"))
                .addOutput(value("Y")));
    }

    private static byte[] model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static NodeProto.Builder node(String operator, String left, String right, String output) {
        return NodeProto.newBuilder().setOpType(operator).addAllInput(List.of(left, right)).addOutput(output);
    }

    /** Of shape [1, n]. */
    private static TensorProto.Builder floats(String name, int count, float[] values) {
        var bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (var value : values) bytes.putFloat(value);
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.FLOAT.getNumber())
                .addDims(1)
                .addDims(count)
                .setRawData(ByteString.copyFrom(bytes.array()));
    }

    private static ValueInfoProto.Builder value(String name) {
        var shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("n"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(1));
        var tensor = TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber()).setShape(shape);
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor));
    }
}
