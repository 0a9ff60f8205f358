package io.understudy.benchmark.decision;

import static io.understudy.benchmark.graphs.GraphParts.model;
import static io.understudy.benchmark.graphs.GraphParts.node;
import static io.understudy.benchmark.graphs.GraphParts.value;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;

/** Graphs that add a number to their input, {@code float[n][1]}. */
final class Sum {

    private Sum() {}

    static byte[] with(float number) {
        return model(GraphProto.newBuilder()
                .addInput(value("X", 1))
                .addInitializer(floats("C", number))
                .addNode(node("Add", List.of("X", "C"), "Y"))
                .addOutput(value("Y", 1)));
    }

    private static TensorProto.Builder floats(String name, float number) {
        return TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT.getNumber()).addDims(1).addDims(1).addFloatData(number);
    }
}
