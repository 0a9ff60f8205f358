package io.understudy.tensor.control;

import io.understudy.registry.entity.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether the rows of a graph's inputs know nothing of each other, found out by running three of them one by one and
 * together. A free first axis does not say it: a graph may subtract a mean over its rows or scale by their maximum.
 */
final class RowTrial {

    private static final int ROWS = 3;
    private static final long SEED = 42;

    /** A length for axes that are free, but for the first. */
    private static final int LENGTH = 4;

    private RowTrial() {}

    /** Why callers must not share a run, or an empty text. */
    static String objection(TensorModel model) {
        if (!hasFreeRows(model.signature())) return "an input or output has a fixed first axis";
        var rows = requests(model.signature());
        try {
            var together = model.run(rows).outputs();
            for (int i = 0; i < ROWS; i++) {
                var alone = model.run(List.of(rows.get(i))).outputs().getFirst();
                if (!agree(alone, together.get(i))) return "its rows depend on each other";
            }
            return "";
        } catch (RuntimeException e) {
            return "it does not take made-up rows: " + e.getMessage();
        }
    }

    static boolean hasFreeRows(Signature signature) {
        return !signature.inputs().isEmpty()
                && signature.inputs().stream().allMatch(RowTrial::hasFreeRows)
                && signature.outputs().stream().allMatch(RowTrial::hasFreeRows);
    }

    private static boolean hasFreeRows(Signature.Tensor tensor) {
        return !tensor.shape().isEmpty() && tensor.shape().getFirst() == -1;
    }

    private static List<TensorRequest> requests(Signature signature) {
        var random = new SplittableRandom(SEED);
        return IntStream.range(0, ROWS)
                .mapToObj(row -> new TensorRequest(
                        signature.inputs().stream().map(input -> MadeUp.tensor(input, LENGTH, random)).toList(), List.of()))
                .toList();
    }

    private static boolean agree(TensorResponse one, TensorResponse other) {
        var agree = new ArrayList<Boolean>();
        for (int i = 0; i < one.outputs().size(); i++) agree.add(agree(one.outputs().get(i), other.outputs().get(i)));
        return !agree.contains(false);
    }

    private static boolean agree(Tensor one, Tensor other) {
        if (!Arrays.equals(one.shape(), other.shape())) return false;
        if (!one.datatype().isFraction()) return Arrays.equals(one.bytes(), other.bytes()) && Arrays.equals(one.texts(), other.texts());
        var tolerance = Fractions.tolerance(one.datatype());
        for (int i = 0; i < one.elements(); i++) {
            var a = Fractions.at(one, i);
            var b = Fractions.at(other, i);
            if (Double.compare(a, b) != 0 && !(Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a)))) return false;
        }
        return true;
    }
}
