package io.understudy.benchmark.decision;

import static io.understudy.benchmark.graphs.GraphParts.model;
import static io.understudy.benchmark.graphs.GraphParts.node;
import static io.understudy.benchmark.graphs.GraphParts.value;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.stream.IntStream;

/** Graphs that add a number to their input, {@code float[n][1]}; some break on inputs that are too great for them. */
final class Sum {

    private Sum() {}

    static byte[] with(float number) {
        return model(GraphProto.newBuilder()
                .addInput(value("X", 1))
                .addInitializer(floats("C", number))
                .addNode(node("Add", List.of("X", "C"), "Y"))
                .addOutput(value("Y", 1)));
    }

    /** By way of a table of zeros, in which it looks up the entry that the input numbers: past its end there is none. */
    static byte[] below(float number, int end) {
        var zeros = TensorProto.newBuilder().setName("T").setDataType(DataType.FLOAT.getNumber()).addDims(end);
        IntStream.range(0, end).forEach(i -> zeros.addFloatData(0));
        return model(GraphProto.newBuilder()
                .addInput(value("X", 1))
                .addInitializer(floats("C", number))
                .addInitializer(zeros)
                .addNode(NodeProto.newBuilder()
                        .setOpType("Cast")
                        .addInput("X")
                        .addOutput("I")
                        .addAttribute(AttributeProto.newBuilder().setName("to").setType(AttributeType.INT).setI(DataType.INT64.getNumber())))
                .addNode(node("Gather", List.of("T", "I"), "Z"))
                .addNode(node("Add", List.of("X", "Z"), "S"))
                .addNode(node("Add", List.of("S", "C"), "Y"))
                .addOutput(value("Y", 1)));
    }

    private static TensorProto.Builder floats(String name, float number) {
        return TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT.getNumber()).addDims(1).addDims(1).addFloatData(number);
    }
}
