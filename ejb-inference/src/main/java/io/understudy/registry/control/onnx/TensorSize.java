package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;

/** How much data a constant of some type and shape has (onnx.proto, TensorProto). */
final class TensorSize {

    private TensorSize() {}

    /** The product of the axes, or −1 if one is negative or the product does not fit. */
    static long elements(List<Long> dims) {
        if (dims.contains(0L) && dims.stream().allMatch(d -> d >= 0)) return 0;
        var product = 1L;
        for (var dim : dims) {
            if (dim < 0 || Math.multiplyHigh(product, dim) != 0 || product * dim < 0) return -1;
            product *= dim;
        }
        return product > Long.MAX_VALUE / 16 ? -1 : product;
    }

    /** Length of {@code raw_data} or of external data. */
    static long bytes(DataType type, long elements) {
        return switch (type) {
            case UINT4, INT4 -> (elements + 1) / 2;
            case UINT8, INT8, BOOL, FLOAT8E4M3FN, FLOAT8E4M3FNUZ, FLOAT8E5M2, FLOAT8E5M2FNUZ -> elements;
            case UINT16, INT16, FLOAT16, BFLOAT16 -> 2 * elements;
            case FLOAT, INT32, UINT32 -> 4 * elements;
            case DOUBLE, INT64, UINT64, COMPLEX64 -> 8 * elements;
            case COMPLEX128 -> 16 * elements;
            case STRING, UNDEFINED -> -1;
        };
    }

    /** Length of the typed list that stands in for {@code raw_data}. */
    static long values(DataType type, long elements) {
        return switch (type) {
            case UINT4, INT4 -> (elements + 1) / 2;
            case COMPLEX64, COMPLEX128 -> 2 * elements;
            default -> elements;
        };
    }

    /** Length of the typed list that the tensor has for its type. */
    static long stored(DataType type, TensorProto tensor) {
        return switch (type) {
            case FLOAT, COMPLEX64 -> tensor.getFloatDataCount();
            case DOUBLE, COMPLEX128 -> tensor.getDoubleDataCount();
            case INT64 -> tensor.getInt64DataCount();
            case UINT32, UINT64 -> tensor.getUint64DataCount();
            case STRING -> tensor.getStringDataCount();
            default -> tensor.getInt32DataCount();
        };
    }
}
