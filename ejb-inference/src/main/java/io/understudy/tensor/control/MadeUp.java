package io.understudy.tensor.control;

import io.understudy.registry.entity.Signature;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Inputs made from a signature: one row, whole numbers 0 or 1 and fractions from −2 to 2, as most graphs take. */
final class MadeUp {

    private MadeUp() {}

    /** @param length of the free axes, but for the first, which has one row */
    static Tensor tensor(Signature.Tensor declared, int length, RandomGenerator random) {
        var shape = declared.shape().stream().mapToLong(axis -> axis < 0 ? length : axis).toArray();
        if (shape.length > 0 && declared.shape().getFirst() < 0) shape[0] = 1;
        int elements = 1;
        for (var axis : shape) elements = Math.multiplyExact(elements, Math.toIntExact(axis));
        var datatype = Datatype.valueOf(declared.datatype());
        if (datatype == Datatype.BYTES) {
            return Tensor.of(declared.name(), shape, Stream.generate(() -> random.nextBoolean() ? "a" : "b").limit(elements).toArray(String[]::new));
        }
        var bytes = ByteBuffer.allocate(Math.multiplyExact(elements, datatype.width())).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) put(bytes, datatype, random);
        return Tensor.of(declared.name(), datatype, shape, bytes.array());
    }

    private static void put(ByteBuffer bytes, Datatype datatype, RandomGenerator random) {
        var fraction = (float) random.nextDouble(-2, 2);
        var whole = random.nextInt(2);
        switch (datatype) {
            case FP16 -> bytes.putShort(Float.floatToFloat16(fraction));
            case BF16 -> bytes.putShort((short) (Float.floatToRawIntBits(fraction) >>> 16));
            case FP32 -> bytes.putFloat(fraction);
            case FP64 -> bytes.putDouble(fraction);
            case INT64, UINT64 -> bytes.putLong(whole);
            case INT32, UINT32 -> bytes.putInt(whole);
            case INT16, UINT16 -> bytes.putShort((short) whole);
            default -> bytes.put((byte) whole);
        }
    }
}
