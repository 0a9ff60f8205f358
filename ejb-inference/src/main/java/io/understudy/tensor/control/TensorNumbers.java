package io.understudy.tensor.control;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** Elements as numbers, whatever their type; whole ones beyond 2^53 lose their last digits. */
final class TensorNumbers {

    private static final double TWO_TO_64 = 0x1p64;

    private TensorNumbers() {}

    /** Empty for texts. */
    static double[] of(Tensor tensor) {
        if (tensor.datatype() == Datatype.BYTES) return new double[0];
        var bytes = tensor.buffer();
        return IntStream.range(0, tensor.elements()).mapToDouble(i -> next(bytes, tensor.datatype())).toArray();
    }

    private static double next(ByteBuffer bytes, Datatype datatype) {
        return switch (datatype) {
            case BOOL, INT8 -> bytes.get();
            case UINT8 -> Byte.toUnsignedInt(bytes.get());
            case INT16 -> bytes.getShort();
            case UINT16 -> Short.toUnsignedInt(bytes.getShort());
            case INT32 -> bytes.getInt();
            case UINT32 -> Integer.toUnsignedLong(bytes.getInt());
            case INT64 -> bytes.getLong();
            case UINT64 -> unsigned(bytes.getLong());
            case FP16 -> Float.float16ToFloat(bytes.getShort());
            case BF16 -> Float.intBitsToFloat(bytes.getShort() << 16);
            case FP32 -> bytes.getFloat();
            case FP64 -> bytes.getDouble();
            case BYTES -> throw new IllegalArgumentException("texts are no numbers");
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : value + TWO_TO_64;
    }

    static void put(ByteBuffer bytes, Datatype datatype, double value) {
        switch (datatype) {
            case BOOL, INT8, UINT8 -> bytes.put((byte) (long) value);
            case INT16, UINT16 -> bytes.putShort((short) (long) value);
            case INT32, UINT32 -> bytes.putInt((int) (long) value);
            case INT64 -> bytes.putLong((long) value);
            case UINT64 -> bytes.putLong(value < 0x1p63 ? (long) value : (long) (value - TWO_TO_64));
            case FP16 -> bytes.putShort(Float.floatToFloat16((float) value));
            case BF16 -> bytes.putShort((short) (Float.floatToRawIntBits((float) value) >>> 16));
            case FP32 -> bytes.putFloat((float) value);
            case FP64 -> bytes.putDouble(value);
            case BYTES -> throw new IllegalArgumentException("texts are no numbers");
        }
    }
}
