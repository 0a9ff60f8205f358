package io.understudy.search.control.training;

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

/**
 * Writes the graph of an embedding bag: {@code ids} int64[batch, n] and {@code weights} float[batch, n] in,
 * {@code embedding} float[batch, d] out, which is the weighted sum of the rows of the matrix, divided by its Euclidean
 * norm; a sum of zero stays zero. Only operators of the standard domain, opset 17.
 */
final class BagGraph {

    private static final long IR_VERSION = 8;
    private static final long OPSET = 17;
    /** Far below any real norm: it only keeps 0/0 out. */
    private static final float TINY = 1e-20f;

    private BagGraph() {}

    /** @param matrix float[features][dimension] */
    static byte[] write(float[][] matrix) {
        int dimension = matrix[0].length;
        var graph = GraphProto.newBuilder()
                .setName("embedding-bag")
                .addInput(value("ids", TensorProto.DataType.INT64, "n"))
                .addInput(value("weights", TensorProto.DataType.FLOAT, "n"))
                .addOutput(value("embedding", TensorProto.DataType.FLOAT, dimension))
                .addInitializer(floats("matrix", matrix, matrix.length, dimension))
                .addInitializer(floats("tiny", new float[][] {{TINY}}, 1))
                .addInitializer(axis("axis", 1))
                .addNode(node("Gather", "rows", "matrix", "ids"))
                .addNode(node("Unsqueeze", "weight_rows", "weights", "axis"))
                .addNode(node("MatMul", "sum_rows", "weight_rows", "rows"))
                .addNode(node("Squeeze", "sum", "sum_rows", "axis"))
                .addNode(norm("norm", "sum"))
                .addNode(node("Max", "divisor", "norm", "tiny"))
                .addNode(node("Div", "embedding", "sum", "divisor"));
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("understudy")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static NodeProto node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder().setOpType(operator).setName(output).addAllInput(List.of(inputs)).addOutput(output).build();
    }

    private static NodeProto norm(String output, String input) {
        var axes = AttributeProto.newBuilder().setName("axes").setType(AttributeProto.AttributeType.INTS).addInts(1);
        return node("ReduceL2", output, input).toBuilder().addAttribute(axes).build();
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, Object last) {
        var batch = TensorShapeProto.Dimension.newBuilder().setDimParam("batch");
        var second = TensorShapeProto.Dimension.newBuilder();
        if (last instanceof Integer length) second.setDimValue(length);
        else second.setDimParam(last.toString());
        var tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.getNumber())
                .setShape(TensorShapeProto.newBuilder().addDim(batch).addDim(second));
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor)).build();
    }

    private static TensorProto floats(String name, float[][] rows, long... shape) {
        var bytes = ByteBuffer.allocate(rows.length * rows[0].length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        var values = bytes.asFloatBuffer();
        for (var row : rows) values.put(row);
        return tensor(name, TensorProto.DataType.FLOAT, UnsafeByteOperations.unsafeWrap(bytes), shape);
    }

    private static TensorProto axis(String name, long value) {
        var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
        return tensor(name, TensorProto.DataType.INT64, UnsafeByteOperations.unsafeWrap(bytes), 1);
    }

    private static TensorProto tensor(String name, TensorProto.DataType type, ByteString bytes, long... shape) {
        var tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber()).setRawData(bytes);
        for (long length : shape) tensor.addDims(length);
        return tensor.build();
    }
}
