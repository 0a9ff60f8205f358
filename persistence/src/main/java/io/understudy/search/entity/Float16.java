package io.understudy.search.entity;

import java.nio.ByteBuffer;

/** Vectors as IEEE 754 binary16, big-endian: half the size, and more exact than the index's quantisation. */
public final class Float16 {

    private Float16() {}

    public static byte[] encode(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Short.BYTES);
        for (var value : vector) bytes.putShort(Float.floatToFloat16(value));
        return bytes.array();
    }

    /** The vector as it was stored, stretched to norm 1 again; a zero vector stays one. */
    public static float[] decodeUnit(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        var vector = new float[bytes.length / Short.BYTES];
        var square = 0.0;
        for (var i = 0; i < vector.length; i++) {
            vector[i] = Float.float16ToFloat(buffer.getShort());
            square += (double) vector[i] * vector[i];
        }
        var scale = square == 0 ? 0 : 1 / Math.sqrt(square);
        for (var i = 0; i < vector.length; i++) vector[i] = (float) (vector[i] * scale);
        return vector;
    }
}
