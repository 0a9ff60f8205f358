package io.understudy.registry.control.onnx;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** The numbers that an operator makes of few known ones, as graphs compute shapes with. Null where it is none of those. */
final class NumberRules {

    private NumberRules() {}

    /** @param shape of what the operator makes, if known */
    static double[] numbers(Operator op, double[] shape) {
        var numbers = computed(op, shape);
        return numbers != null && numbers.length <= Known.MOST_NUMBERS ? numbers : null;
    }

    private static double[] computed(Operator op, double[] shape) {
        return switch (op.type()) {
            case "Constant" -> constant(op);
            case "Identity", "CastLike", "Reshape", "Flatten", "Squeeze", "Unsqueeze" -> op.numbers(0);
            case "Cast" -> each(op, op.attribute("to").getI() == 1 || op.attribute("to").getI() >= 10 ? n -> n : n -> (long) n);
            case "Shape" -> op.shape(0);
            case "Size" -> op.shape(0) == null ? null : new double[] {Known.size(op.shape(0))};
            case "Concat" -> op.inputs().stream().anyMatch(i -> i.numbers() == null)
                    ? null
                    : op.inputs().stream().flatMapToDouble(i -> Arrays.stream(i.numbers())).toArray();
            case "Add" -> pairs(op, Double::sum);
            case "Sub" -> pairs(op, (a, b) -> a - b);
            case "Mul" -> pairs(op, (a, b) -> a * b);
            case "Div" -> pairs(op, (a, b) -> a / b);
            case "Pow" -> pairs(op, Math::pow);
            case "Max" -> pairs(op, Math::max);
            case "Min" -> pairs(op, Math::min);
            case "Neg" -> each(op, n -> -n);
            case "Abs" -> each(op, Math::abs);
            case "Floor" -> each(op, Math::floor);
            case "Ceil" -> each(op, Math::ceil);
            case "Round" -> each(op, Math::rint);
            case "Sqrt" -> each(op, Math::sqrt);
            case "Exp" -> each(op, Math::exp);
            case "ReduceProd" -> all(op, (a, b) -> a * b);
            case "ReduceSum" -> all(op, Double::sum);
            case "ReduceMax" -> all(op, Math::max);
            case "ReduceMin" -> all(op, Math::min);
            case "Gather" -> gathered(op.numbers(0), op.numbers(1));
            case "Slice" -> sliced(op);
            case "ConstantOfShape" -> repeated(value(op), shape);
            case "Expand", "Tile" -> repeated(op.number(0), shape);
            case "Range" -> counted(op, shape);
            default -> null;
        };
    }

    private static double[] constant(Operator op) {
        if (op.attribute("value").hasT()) return Known.of(op.attribute("value").getT()).numbers();
        if (op.integers("value_ints") != null) return op.integers("value_ints");
        if (op.floats("value_floats") != null) return op.floats("value_floats");
        if (!op.attribute("value_int").getName().isEmpty()) return new double[] {op.attribute("value_int").getI()};
        return op.attribute("value_float").getName().isEmpty() ? null : new double[] {op.attribute("value_float").getF()};
    }

    /** What the operator fills with: zero unless it says otherwise. */
    private static double value(Operator op) {
        var numbers = op.attribute("value").hasT() ? Known.of(op.attribute("value").getT()).numbers() : new double[1];
        return numbers != null && numbers.length == 1 ? numbers[0] : Double.NaN;
    }

    private static double[] each(Operator op, DoubleUnaryOperator rule) {
        return op.numbers(0) == null ? null : Arrays.stream(op.numbers(0)).map(rule).toArray();
    }

    private static double[] pairs(Operator op, DoubleBinaryOperator rule) {
        var a = op.numbers(0);
        var b = op.numbers(1);
        if (op.inputs().size() != 2 || a == null || b == null || a.length == 0 || b.length == 0) return null;
        if (a.length != b.length && a.length != 1 && b.length != 1) return null;
        var numbers = new double[Math.max(a.length, b.length)];
        for (var i = 0; i < numbers.length; i++) numbers[i] = rule.applyAsDouble(a[i % a.length], b[i % b.length]);
        return numbers;
    }

    private static double[] all(Operator op, DoubleBinaryOperator rule) {
        if (op.numbers(0) == null || op.numbers(0).length == 0) return null;
        return new double[] {Arrays.stream(op.numbers(0)).reduce(rule).orElseThrow()};
    }

    private static double[] gathered(double[] data, double[] indices) {
        if (data == null || indices == null) return null;
        var numbers = new double[indices.length];
        for (var i = 0; i < numbers.length; i++) {
            var at = indices[i] < 0 ? indices[i] + data.length : indices[i];
            if (!(at >= 0 && at < data.length)) return null;
            numbers[i] = data[(int) at];
        }
        return numbers;
    }

    private static double[] sliced(Operator op) {
        var data = op.numbers(0);
        if (data == null || Double.isNaN(op.number(1)) || Double.isNaN(op.number(2)) || op.has(4)) return null;
        var from = end(op.number(1), data.length);
        return Arrays.copyOfRange(data, from, Math.max(from, end(op.number(2), data.length)));
    }

    private static int end(double at, int length) {
        return (int) Math.clamp(at < 0 ? at + length : at, 0, length);
    }

    private static double[] repeated(double number, double[] shape) {
        if (shape == null || Double.isNaN(number) || !(Known.size(shape) >= 0 && Known.size(shape) <= Known.MOST_NUMBERS)) return null;
        return DoubleStream.generate(() -> number).limit((long) Known.size(shape)).toArray();
    }

    private static double[] counted(Operator op, double[] shape) {
        if (!(Known.size(shape) <= Known.MOST_NUMBERS)) return null;
        return DoubleStream.iterate(op.number(0), n -> n + op.number(2)).limit((long) Known.size(shape)).toArray();
    }
}
