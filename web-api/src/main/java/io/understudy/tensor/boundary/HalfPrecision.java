package io.understudy.tensor.boundary;

import io.understudy.tensor.control.Datatype;

/** The two 16-bit fractions: FP16 (IEEE 754 binary16) and BF16 (the upper half of a binary32). */
final class HalfPrecision {

    private HalfPrecision() {}

    /** Rounded to the nearest, ties to even. */
    static short bits(Datatype datatype, float value) {
        if (datatype == Datatype.FP16) return Float.floatToFloat16(value);
        int bits = Float.floatToIntBits(value);
        return (short) (Float.isNaN(value) ? bits >>> 16 : bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
    }

    static float value(Datatype datatype, short bits) {
        return datatype == Datatype.FP16 ? Float.float16ToFloat(bits) : Float.intBitsToFloat(bits << 16);
    }
}
