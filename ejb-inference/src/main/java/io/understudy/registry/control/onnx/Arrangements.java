package io.understudy.registry.control.onnx;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The shapes of operators that only arrange the elements of their first input anew. Null where they are not known. */
final class Arrangements {

    private Arrangements() {}

    static double[] shape(Operator op) {
        var shape = op.shape(0);
        if (shape == null) return null;
        return switch (op.type()) {
            case "Reshape" -> reshaped(shape, op.numbers(1));
            case "Flatten" -> flat(shape, op.attribute("axis").getName().isEmpty() ? 1 : (int) op.attribute("axis").getI());
            case "Transpose" -> turned(shape, op.integers("perm"));
            case "Unsqueeze" -> unsqueezed(shape, axes(op));
            case "Squeeze" -> squeezed(shape, axes(op), op.has(1) || op.integers("axes") != null);
            default -> throw new IllegalArgumentException(op.type());
        };
    }

    private static double[] axes(Operator op) {
        return op.has(1) ? op.numbers(1) : op.integers("axes");
    }

    /** 0 keeps an axis, −1 is what remains. */
    private static double[] reshaped(double[] shape, double[] asked) {
        if (asked == null) return null;
        var result = asked.clone();
        for (var i = 0; i < result.length; i++) {
            if (result[i] == 0) result[i] = i < shape.length ? shape[i] : 0;
        }
        var rest = Known.size(shape) / Math.abs(Known.size(result));
        for (var i = 0; i < result.length; i++) if (result[i] == -1) result[i] = rest;
        return Known.size(result) == Known.size(shape) ? result : null;
    }

    private static double[] flat(double[] shape, int axis) {
        var at = axis < 0 ? axis + shape.length : axis;
        if (at < 0 || at > shape.length) return null;
        return new double[] {Known.size(Arrays.copyOf(shape, at)), Known.size(Arrays.copyOfRange(shape, at, shape.length))};
    }

    private static double[] turned(double[] shape, double[] order) {
        if (order == null) return IntStream.range(0, shape.length).mapToDouble(i -> shape[shape.length - 1 - i]).toArray();
        if (order.length != shape.length || Arrays.stream(order).anyMatch(axis -> axis < 0 || axis >= shape.length)) return null;
        return Arrays.stream(order).map(axis -> shape[(int) axis]).toArray();
    }

    private static double[] unsqueezed(double[] shape, double[] axes) {
        if (axes == null) return null;
        var result = new double[shape.length + axes.length];
        if (!mark(result, axes)) return null;
        var next = 0;
        for (var i = 0; i < result.length; i++) result[i] = result[i] == 1 ? 1 : shape[next++];
        return result;
    }

    private static double[] squeezed(double[] shape, double[] axes, boolean some) {
        if (!some) return Arrays.stream(shape).filter(axis -> axis != 1).toArray();
        var gone = new double[shape.length];
        if (axes == null || !mark(gone, axes)) return null;
        return IntStream.range(0, shape.length).filter(i -> gone[i] == 0).mapToDouble(i -> shape[i]).toArray();
    }

    /** Sets a 1 at each of the axes; false if they are not all there, or one is twice. */
    private static boolean mark(double[] marks, double[] axes) {
        for (var axis : axes) {
            var at = (int) (axis < 0 ? axis + marks.length : axis);
            if (at < 0 || at >= marks.length || marks[at] != 0) return false;
            marks[at] = 1;
        }
        return true;
    }
}
