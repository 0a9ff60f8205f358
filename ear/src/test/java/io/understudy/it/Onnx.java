package io.understudy.it;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small bundles to upload: {@code Y = X · W} with X [n, 2] and W [2, 3], and what can be wrong with it. */
final class Onnx {

    private Onnx() {}

    static byte[] matMul() {
        return matMul(0);
    }

    /** Other weights, other bytes. */
    static byte[] matMul(float first) {
        return model(graph(weights().addAllFloatData(List.of(first, 2f, 3f, 4f, 5f, 6f))));
    }

    /** {@code Y = X + constant}, X and Y [n, 1]: the answer tells which graph gave it. */
    static byte[] shift(float constant) {
        return model(GraphProto.newBuilder()
                .setName("shift")
                .addInput(value("X", 1))
                .addInitializer(constants("C", constant))
                .addNode(node("", "Add", List.of("X", "C"), "Y"))
                .addOutput(value("Y", 1)));
    }

    /** Looks X up in a table of four: the signature is that of {@link #shift}, and a number from 4 on makes it fail. */
    static byte[] lookUp() {
        var cast = node("", "Cast", List.of("X"), "I")
                .addAttribute(AttributeProto.newBuilder().setName("to").setType(AttributeType.INT).setI(DataType.INT64.getNumber()));
        return model(GraphProto.newBuilder()
                .setName("lookup")
                .addInput(value("X", 1))
                .addInitializer(constants("T", 1, 2, 3, 4))
                .addNode(cast)
                .addNode(node("", "Gather", List.of("T", "I"), "Y"))
                .addOutput(value("Y", 1)));
    }

    /**
     * {@code Y = X · A · B … · B · C} with X [n, 2], Y [n, 1] and B [1024, 1024] forty times over: Y is the sum of its row of
     * X, and each row costs 84 million operations. The matrices are constants that the runtime fills in.
     */
    static byte[] laborious() {
        var graph = GraphProto.newBuilder().setName("laborious").addInput(value("X", 2)).addOutput(value("Y", 1));
        fill(graph, "A", 1, 2, 1024);
        fill(graph, "B", 1f / 1024, 1024, 1024);
        fill(graph, "C", 1f / 1024, 1024, 1);
        graph.addNode(node("", "MatMul", List.of("X", "A"), "H0"));
        for (int i = 0; i < 40; i++) graph.addNode(node("", "MatMul", List.of("H" + i, "B"), "H" + (i + 1)));
        return model(graph.addNode(node("", "MatMul", List.of("H40", "C"), "Y")));
    }

    private static void fill(GraphProto.Builder graph, String name, float value, long rows, long columns) {
        var shape = TensorProto.newBuilder().setName(name + "shape").setDataType(DataType.INT64.getNumber()).addDims(2)
                .addInt64Data(rows).addInt64Data(columns);
        var constant = TensorProto.newBuilder().setDataType(DataType.FLOAT.getNumber()).addDims(1).addFloatData(value);
        graph.addInitializer(shape).addNode(node("", "ConstantOfShape", List.of(name + "shape"), name)
                .addAttribute(AttributeProto.newBuilder().setName("value").setType(AttributeType.TENSOR).setT(constant)));
    }

    static TensorProto.Builder constants(String name, float... values) {
        var tensor = TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT.getNumber()).addDims(values.length);
        for (var value : values) tensor.addFloatData(value);
        return tensor;
    }

    static GraphProto.Builder withExternalWeights(String location) {
        return graph(weights()
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(StringStringEntryProto.newBuilder().setKey("location").setValue(location)));
    }

    static GraphProto.Builder withOperator(String domain, String operator) {
        var weights = weights().addAllFloatData(List.of(1f, 2f, 3f, 4f, 5f, 6f));
        return graph(weights).addNode(node(domain, operator, List.of("Y"), "Z"));
    }

    static byte[] model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GraphProto.Builder graph(TensorProto.Builder weights) {
        return GraphProto.newBuilder()
                .setName("g")
                .addInput(value("X", 2))
                .addInitializer(weights)
                .addNode(node("", "MatMul", List.of("X", "W"), "Y"))
                .addOutput(value("Y", 3));
    }

    private static TensorProto.Builder weights() {
        return TensorProto.newBuilder()
                .setName("W")
                .setDataType(DataType.FLOAT.getNumber())
                .addAllDims(List.of(2L, 3L));
    }

    static NodeProto.Builder node(String domain, String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder().setDomain(domain).setOpType(operator).addAllInput(inputs).addOutput(output);
    }

    private static ValueInfoProto.Builder value(String name, long width) {
        var shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("n"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width));
        var tensor = TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber()).setShape(shape);
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor));
    }
}
