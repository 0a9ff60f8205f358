package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What a graph alone says of a value.
 *
 * @param shape its axes, each at least as long; null where nothing is known
 * @param numbers all of them, where there are few and they are known; else null
 * @param constant whether it depends on no input, so that the runtime may compute it while it loads the graph
 */
record Known(double[] shape, double[] numbers, boolean constant) {

    static final Known NOTHING = new Known(null, null, false);

    /** Shapes and other parameters of operators are never longer. */
    static final int MOST_NUMBERS = 64;

    static Known of(TensorProto tensor) {
        var shape = tensor.getDimsList().stream().mapToDouble(d -> d).toArray();
        var numbers = size(shape) <= MOST_NUMBERS ? numbers(tensor) : null;
        return new Known(shape, numbers != null && numbers.length == size(shape) ? numbers : null, true);
    }

    /** How many elements it has at least. */
    double elements() {
        return shape == null ? 0 : size(shape);
    }

    static double size(double[] shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    private static double[] numbers(TensorProto tensor) {
        var type = DataType.forNumber(tensor.getDataType());
        if (tensor.hasRawData()) return raw(type, tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
        return switch (type) {
            case INT64 -> tensor.getInt64DataList().stream().mapToDouble(n -> n).toArray();
            case INT32, INT16, UINT16, INT8, UINT8 -> tensor.getInt32DataList().stream().mapToDouble(n -> n).toArray();
            case UINT32, UINT64 -> tensor.getUint64DataList().stream().mapToDouble(n -> n).toArray();
            case FLOAT -> tensor.getFloatDataList().stream().mapToDouble(n -> n).toArray();
            case DOUBLE -> tensor.getDoubleDataList().stream().mapToDouble(n -> n).toArray();
            case null, default -> null;
        };
    }

    private static double[] raw(DataType type, ByteBuffer raw) {
        return switch (type) {
            case INT64, UINT64 -> Arrays.stream(longs(raw)).asDoubleStream().toArray();
            case INT32 -> ints(raw);
            case FLOAT -> floats(raw);
            case DOUBLE -> doubles(raw);
            case null, default -> null;
        };
    }

    private static long[] longs(ByteBuffer raw) {
        var numbers = new long[raw.remaining() / Long.BYTES];
        raw.asLongBuffer().get(numbers);
        return numbers;
    }

    private static double[] ints(ByteBuffer raw) {
        var numbers = new double[raw.remaining() / Integer.BYTES];
        for (var i = 0; i < numbers.length; i++) numbers[i] = raw.getInt();
        return numbers;
    }

    private static double[] floats(ByteBuffer raw) {
        var numbers = new double[raw.remaining() / Float.BYTES];
        for (var i = 0; i < numbers.length; i++) numbers[i] = raw.getFloat();
        return numbers;
    }

    private static double[] doubles(ByteBuffer raw) {
        var numbers = new double[raw.remaining() / Double.BYTES];
        raw.asDoubleBuffer().get(numbers);
        return numbers;
    }
}
