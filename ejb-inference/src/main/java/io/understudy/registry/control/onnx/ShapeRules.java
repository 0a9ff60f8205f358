package io.understudy.registry.control.onnx;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How large what an operator makes is at least, of those that can make much of little (the ONNX operators' own
 * definitions). Null where the graph alone does not say it.
 */
final class ShapeRules {

    private ShapeRules() {}

    static double[] shape(Operator op) {
        var shape = declared(op);
        return shape == null ? null : Arrays.stream(shape).map(axis -> axis >= 0 ? axis : 1).toArray();
    }

    private static double[] declared(Operator op) {
        return switch (op.type()) {
            case "Constant" -> constant(op);
            case "ConstantOfShape", "HannWindow", "HammingWindow", "BlackmanWindow" -> op.numbers(0);
            case "CenterCropPad", "AffineGrid", "Col2Im", "DFT" -> op.numbers(1);
            case "MaxUnpool" -> op.numbers(2);
            case "RandomNormal", "RandomUniform" -> op.integers("shape");
            case "ConvTranspose" -> op.integers("output_shape");
            case "Multinomial" -> new double[] {op.attribute("sample_size").getI()};
            case "MelWeightMatrix" -> new double[] {op.number(0), op.number(1) / 2};
            case "OneHot" -> beside(op.shape(0), op.number(1));
            case "Range" -> new double[] {Math.max(0, Math.ceil((op.number(1) - op.number(0)) / op.number(2)))};
            case "Expand" -> op.numbers(1) == null ? op.shape(0) : broadcast(op.shape(0), op.numbers(1));
            case "Tile" -> tiled(op);
            case "Pad" -> padded(op);
            case "Upsample" -> scaled(op.shape(0), op.floats("scales") == null ? op.numbers(1) : op.floats("scales"));
            case "Resize" -> op.inputs().size() == 2 ? scaled(op.shape(0), op.numbers(1)) : resized(op);
            case "Concat" -> joined(op);
            case "Gather" -> gathered(op);
            case "MatMul", "MatMulInteger" -> product(op.shape(0), op.shape(1));
            case "Gemm" -> product(turned(op, 0, "transA"), turned(op, 1, "transB"));
            case "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose" -> Arrangements.shape(op);
            case "Add", "Sub", "Mul", "Div", "Pow", "Mod", "PRelu", "And", "Or", "Xor", "BitShift", "BitwiseAnd", "BitwiseOr", "BitwiseXor",
                    "Equal", "Less", "Greater", "LessOrEqual", "GreaterOrEqual", "Where", "Max", "Min", "Sum", "Mean" -> op.inputs().stream()
                    .map(Known::shape)
                    .reduce(null, ShapeRules::broadcast);
            case "Identity", "Cast", "CastLike", "Abs", "Neg", "Not", "BitwiseNot", "Sign", "Floor", "Ceil", "Round", "Sqrt", "Exp", "Log", "Reciprocal",
                    "Sin", "Cos", "Tan", "Tanh", "Erf", "Sigmoid", "Relu", "LeakyRelu", "Elu", "Gelu", "Softplus", "Softmax", "LogSoftmax",
                    "Clip", "Dropout", "Trilu", "CumSum", "ScatterND", "ScatterElements", "LayerNormalization", "EyeLike", "RandomNormalLike",
                    "RandomUniformLike", "Bernoulli" -> op.shape(0);
            default -> null;
        };
    }

    private static double[] constant(Operator op) {
        if (op.attribute("value").hasT()) return Known.of(op.attribute("value").getT()).shape();
        return op.node().getAttributeList().stream()
                .findFirst()
                .map(a -> new double[] {Math.max(1, a.getIntsCount() + a.getFloatsCount() + a.getStringsCount())})
                .orElse(null);
    }

    /** Axes align at their ends; of two the longer holds. */
    static double[] broadcast(double[] a, double[] b) {
        if (a == null || b == null) return a == null ? b : a;
        var shape = Arrays.copyOf(a.length >= b.length ? a : b, Math.max(a.length, b.length));
        var other = a.length >= b.length ? b : a;
        for (int i = 1; i <= other.length; i++) shape[shape.length - i] = Math.max(shape[shape.length - i], other[other.length - i]);
        return shape;
    }

    private static double[] beside(double[] shape, double last) {
        return DoubleStream.concat(shape == null ? DoubleStream.empty() : Arrays.stream(shape), DoubleStream.of(last)).toArray();
    }

    private static double[] tiled(Operator op) {
        var repeats = op.numbers(1);
        return op.shape(0) == null || repeats == null ? repeats : scaled(op.shape(0), repeats);
    }

    private static double[] scaled(double[] shape, double[] scales) {
        if (scales == null || shape == null) return scales;
        var whole = shape.length == scales.length ? shape.clone() : new double[] {Known.size(shape)};
        for (var i = 0; i < scales.length; i++) whole[whole.length == scales.length ? i : 0] *= scales[i];
        return Arrays.stream(whole).map(Math::floor).toArray();
    }

    private static double[] resized(Operator op) {
        return op.numbers(3) != null && op.numbers(3).length > 0 ? op.numbers(3) : scaled(op.shape(0), op.numbers(2));
    }

    /** What is added to an axis at both of its ends; an axis of unknown length has no less. */
    private static double[] padded(Operator op) {
        var pads = op.numbers(1) != null ? op.numbers(1) : op.integers("pads") != null ? op.integers("pads") : op.integers("paddings");
        if (pads == null) return op.shape(0);
        var axes = pads.length / 2;
        var same = op.shape(0) != null && op.shape(0).length == axes && !op.has(3);
        var shape = same ? op.shape(0).clone() : new double[axes];
        for (var i = 0; i < axes; i++) shape[i] = Math.max(same ? 0 : 1, shape[i] + pads[i] + pads[i + axes]);
        return shape;
    }

    private static double[] joined(Operator op) {
        var shapes = op.inputs().stream().map(Known::shape).toList();
        if (shapes.contains(null)) return null;
        var first = shapes.getFirst();
        var axis = (int) op.attribute("axis").getI();
        if (axis < 0) axis += first.length;
        if (axis < 0 || axis >= first.length) return null;
        var shape = first.clone();
        for (var other : shapes.subList(1, shapes.size())) {
            if (other.length != shape.length) return null;
            shape[axis] += other[axis];
        }
        return shape;
    }

    private static double[] gathered(Operator op) {
        if (op.shape(0) == null || op.shape(1) == null) return op.shape(1);
        var data = op.shape(0);
        var axis = (int) op.attribute("axis").getI();
        if (axis < 0) axis += data.length;
        if (axis < 0 || axis >= data.length) return null;
        var shape = DoubleStream.concat(Arrays.stream(data, 0, axis), Arrays.stream(op.shape(1)));
        return DoubleStream.concat(shape, Arrays.stream(data, axis + 1, data.length)).toArray();
    }

    private static double[] turned(Operator op, int input, String flag) {
        var shape = op.shape(input);
        return shape == null || shape.length != 2 || op.attribute(flag).getI() == 0 ? shape : new double[] {shape[1], shape[0]};
    }

    private static double[] product(double[] a, double[] b) {
        if (a == null || b == null || a.length < 2 || b.length < 2) return null;
        var batch = broadcast(Arrays.copyOf(a, a.length - 2), Arrays.copyOf(b, b.length - 2));
        return beside(beside(batch, a[a.length - 2]), b[b.length - 1]);
    }
}
