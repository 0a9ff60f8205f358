package io.understudy.benchmark.life;

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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;

/** Graphs that tell by their answer which of them it is: {@code Y = X + constant}, with X and Y of shape [n, 1]. */
public final class Shift {

    private Shift() {}

    public static byte[] by(float constant) {
        return model(GraphProto.newBuilder()
                .addInput(value("X", 1))
                .addInitializer(floats("C", 1, new float[] {constant}))
                .addNode(node("Add", List.of("X", "C"), "Y"))
                .addOutput(value("Y", 1)));
    }

    /** The same by way of a table of so many random weights, one of which is looked up and counts nothing. */
    static byte[] heavy(float constant, int weights) {
        var random = new SplittableRandom(Float.floatToIntBits(constant));
        var values = new float[weights];
        for (int i = 0; i < weights; i++) values[i] = random.nextFloat();
        return model(GraphProto.newBuilder()
                .addInput(value("X", 1))
                .addInitializer(floats("C", 1, new float[] {constant}))
                .addInitializer(floats("W", weights, values).clearDims().addDims(weights))
                .addInitializer(floats("Z", 1, new float[] {0}))
                .addNode(node("Mul", List.of("X", "Z"), "P"))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Cast")
                        .addInput("P")
                        .addOutput("I")
                        .addAttribute(AttributeProto.newBuilder().setName("to").setType(AttributeType.INT).setI(DataType.INT64.getNumber())))
                .addNode(node("Gather", List.of("W", "I"), "M"))
                .addNode(node("Mul", List.of("M", "Z"), "N"))
                .addNode(node("Add", List.of("X", "N"), "S"))
                .addNode(node("Add", List.of("S", "C"), "Y"))
                .addOutput(value("Y", 1)));
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
}
