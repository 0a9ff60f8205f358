package io.understudy.tensor.control;

import ai.onnxruntime.OnnxJavaType;
import java.util.Arrays;
import java.util.Optional;

/** The element types of the Open Inference Protocol (and BF16, which ONNX has besides). */
public enum Datatype {
    BOOL(1, OnnxJavaType.BOOL),
    UINT8(1, OnnxJavaType.UINT8),
    UINT16(2, OnnxJavaType.INT16),
    UINT32(4, OnnxJavaType.INT32),
    UINT64(8, OnnxJavaType.INT64),
    INT8(1, OnnxJavaType.INT8),
    INT16(2, OnnxJavaType.INT16),
    INT32(4, OnnxJavaType.INT32),
    INT64(8, OnnxJavaType.INT64),
    FP16(2, OnnxJavaType.FLOAT16),
    BF16(2, OnnxJavaType.BFLOAT16),
    FP32(4, OnnxJavaType.FLOAT),
    FP64(8, OnnxJavaType.DOUBLE),
    BYTES(0, OnnxJavaType.STRING);

    private final int width;
    private final OnnxJavaType carrier;

    Datatype(int width, OnnxJavaType carrier) {
        this.width = width;
        this.carrier = carrier;
    }

    public static Optional<Datatype> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** Bytes of one element; 0 for texts, which have no fixed length. */
    public int width() {
        return width;
    }

    /** The type in which ONNX Runtime's Java interface takes the bits; it has no unsigned ones beyond eight bits. */
    OnnxJavaType carrier() {
        return carrier;
    }

    boolean isUnsignedInDisguise() {
        return this == UINT16 || this == UINT32 || this == UINT64;
    }

    boolean isFraction() {
        return this == FP16 || this == BF16 || this == FP32 || this == FP64;
    }
}
