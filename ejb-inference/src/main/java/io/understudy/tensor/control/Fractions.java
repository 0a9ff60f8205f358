package io.understudy.tensor.control;

/** The values of tensors of FP16, BF16, FP32 and FP64. */
final class Fractions {

    private static final double SINGLE = 1e-5;

    /** Two units in the last place of their significands, of 11 and 8 bits. */
    private static final double HALF = 1.0 / (1 << 9);
    private static final double BRAIN = 1.0 / (1 << 6);

    private Fractions() {}

    static double at(Tensor tensor, int index) {
        var buffer = tensor.buffer();
        return switch (tensor.datatype()) {
            case FP16 -> Float.float16ToFloat(buffer.getShort(2 * index));
            case BF16 -> Float.intBitsToFloat(buffer.getShort(2 * index) << 16);
            case FP32 -> buffer.getFloat(4 * index);
            case FP64 -> buffer.getDouble(8 * index);
            default -> throw new IllegalArgumentException(tensor.datatype() + " has no fractions");
        };
    }

    /** By how much two computations of one value may differ, for each unit of it. */
    static double tolerance(Datatype datatype) {
        return switch (datatype) {
            case FP16 -> HALF;
            case BF16 -> BRAIN;
            default -> SINGLE;
        };
    }
}
