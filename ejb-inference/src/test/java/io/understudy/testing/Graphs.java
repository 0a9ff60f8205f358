package io.understudy.testing;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.BundleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Real, small ONNX graphs. */
public final class Graphs {

    private Graphs() {}

    /** {@code Y = X · W + first} with X [n, 2] and W [2, 3] = 1…6. */
    public static byte[] affine(float first) {
        var weights = TensorProto.newBuilder().setName("W").setDataType(DataType.FLOAT.getNumber())
                .addAllDims(List.of(2L, 3L)).addAllFloatData(List.of(1f, 2f, 3f, 4f, 5f, 6f));
        var shift = TensorProto.newBuilder().setName("B").setDataType(DataType.FLOAT.getNumber()).addFloatData(first);
        return model(GraphProto.newBuilder()
                .addInput(value("X", DataType.FLOAT, -1, 2))
                .addInitializer(weights)
                .addInitializer(shift)
                .addNode(node("MatMul", List.of("X", "W"), "P"))
                .addNode(node("Add", List.of("P", "B"), "Y"))
                .addOutput(value("Y", DataType.FLOAT, -1, 3)));
    }

    /** {@code Y = X}, of one type. */
    public static byte[] identity(DataType type, long... shape) {
        return model(GraphProto.newBuilder()
                .addInput(value("X", type, shape))
                .addNode(node("Identity", List.of("X"), "Y"))
                .addOutput(value("Y", type, shape)));
    }

    /** {@code Y = T[I]} with the table T = 10, 20, 30 and I [n]: an index past it fails in the run. */
    public static byte[] gather() {
        var table = TensorProto.newBuilder().setName("T").setDataType(DataType.FLOAT.getNumber()).addDims(3).addAllFloatData(List.of(10f, 20f, 30f));
        return model(GraphProto.newBuilder()
                .addInput(value("I", DataType.INT64, -1))
                .addInitializer(table)
                .addNode(node("Gather", List.of("T", "I"), "Y"))
                .addOutput(value("Y", DataType.FLOAT, -1)));
    }

    public static byte[] model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph.setName("g"))
                .build()
                .toByteArray();
    }

    public static NodeProto.Builder node(String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder().setOpType(operator).addAllInput(inputs).addOutput(output);
    }

    /** @param shape −1 for a free axis */
    public static ValueInfoProto.Builder value(String name, DataType type, long... shape) {
        var axes = TensorShapeProto.newBuilder();
        for (int i = 0; i < shape.length; i++) {
            var axis = TensorShapeProto.Dimension.newBuilder();
            axes.addDim(shape[i] < 0 ? axis.setDimParam(i == 0 ? "n" : "d" + i) : axis.setDimValue(shape[i]));
        }
        var tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(axes);
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor));
    }

    /** A bundle of the graph alone, in a folder of its own below another. */
    public static Bundle bundle(Path below, byte[] graph) {
        try {
            var digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(graph));
            var folder = Files.createTempDirectory(below, "bundle");
            Files.write(folder.resolve("model.onnx"), graph);
            return new Bundle(folder, List.of(new BundleFile("model.onnx", graph.length, digest)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
