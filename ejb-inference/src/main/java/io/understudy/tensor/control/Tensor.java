package io.understudy.tensor.control;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A named array of one element type, row-major. Nobody changes the arrays once they are in here.
 *
 * @param bytes the elements, little-endian and without gaps; null for BYTES
 * @param texts the elements of BYTES; null for all others
 */
public record Tensor(String name, Datatype datatype, long[] shape, byte[] bytes, String[] texts) {

    public static Tensor of(String name, Datatype datatype, long[] shape, byte[] bytes) {
        return new Tensor(name, datatype, shape, bytes, null);
    }

    public static Tensor of(String name, long[] shape, String[] texts) {
        return new Tensor(name, Datatype.BYTES, shape, null, texts);
    }

    /** How many elements there are, whatever the shape says. */
    public int elements() {
        return texts != null ? texts.length : bytes.length / datatype.width();
    }

    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The length of the first axis; 1 where there is none. */
    int rows() {
        return shape.length == 0 ? 1 : (int) shape[0];
    }

    boolean isShapedAs(Tensor other) {
        return shape.length == other.shape.length
                && Arrays.equals(shape, 1, shape.length, other.shape, 1, shape.length);
    }

    /** Some rows of it. */
    Tensor rows(int from, int to) {
        var part = shape.clone();
        part[0] = to - from;
        int row = elements() / (int) shape[0];
        return texts != null
                ? of(name, part, Arrays.copyOfRange(texts, from * row, to * row))
                : of(name, datatype, part, Arrays.copyOfRange(bytes, from * row * datatype.width(), to * row * datatype.width()));
    }

    /** FP32 as FP64: each value as it is. */
    Tensor widened() {
        var wide = ByteBuffer.allocate(2 * bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        for (var narrow = buffer(); narrow.hasRemaining(); ) wide.putDouble(narrow.getFloat());
        return of(name, Datatype.FP64, shape, wide.array());
    }
}
