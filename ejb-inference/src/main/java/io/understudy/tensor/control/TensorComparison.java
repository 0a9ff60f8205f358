package io.understudy.tensor.control;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What two versions' answers have in common: the greatest difference of their numbers, and how many rows of the last axis
 * have their greatest number in the same place.
 */
final class TensorComparison {

    private TensorComparison() {}

    /** Outputs of different names or shapes agree in nothing that could be measured. */
    static Map<String, Double> of(TensorResponse served, TensorResponse shadow) {
        var measures = new HashMap<String, Double>();
        if (!areAlike(served, shadow)) return Map.of("same_shape", 0.0);
        measures.put("same_shape", 1.0);
        double difference = 0;
        long rows = 0;
        long same = 0;
        for (int i = 0; i < served.outputs().size(); i++) {
            var one = TensorNumbers.of(served.outputs().get(i));
            var other = TensorNumbers.of(shadow.outputs().get(i));
            difference = Math.max(difference, greatestDifference(one, other));
            int width = width(served.outputs().get(i));
            for (int row = 0; width > 1 && row + width <= one.length; row += width) {
                rows++;
                if (greatest(one, row, width) == greatest(other, row, width)) same++;
            }
        }
        measures.put("max_abs_difference", difference);
        if (rows > 0) measures.put("argmax_agreement", (double) same / rows);
        return measures;
    }

    private static boolean areAlike(TensorResponse one, TensorResponse other) {
        if (one.outputs().size() != other.outputs().size()) return false;
        for (int i = 0; i < one.outputs().size(); i++) {
            if (!Arrays.equals(one.outputs().get(i).shape(), other.outputs().get(i).shape())) return false;
        }
        return true;
    }

    private static double greatestDifference(double[] one, double[] other) {
        double greatest = 0;
        for (int i = 0; i < one.length; i++) greatest = Math.max(greatest, difference(one[i], other[i]));
        return greatest;
    }

    /** NaN is equal to NaN, and infinity to itself; with anything else neither has a finite difference. */
    private static double difference(double one, double other) {
        return Double.compare(one, other) == 0 ? 0 : Math.abs(one - other);
    }

    private static int width(Tensor tensor) {
        return tensor.shape().length == 0 ? 1 : (int) tensor.shape()[tensor.shape().length - 1];
    }

    /** Of equal ones the first. */
    private static int greatest(double[] values, int from, int count) {
        int at = from;
        for (int i = from + 1; i < from + count; i++) {
            if (values[i] > values[at]) at = i;
        }
        return at - from;
    }
}
