package io.understudy.experiment.control.bandit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weights of which none is below the floor: who deserves less gets just that, and the others share what is left in their
 * proportions. They are whole ten-thousandths, the points of a hash, and sum to 1.
 */
final class Floor {

    private static final int WHOLE = 10_000;

    /** As much as doubles may be off where a weight is whole. */
    private static final double ROUNDING = 1e-6;

    private Floor() {}

    /**
     * @param shares they sum to 1
     * @param floor whole ten-thousandths; of all arms less than 1
     */
    static List<Double> weights(double[] shares, double floor) {
        return rounded(raised(shares, floor)).stream().map(points -> points / (double) WHOLE).toList();
    }

    private static double[] raised(double[] shares, double floor) {
        var isLow = new boolean[shares.length];
        while (true) {
            double high = 0;
            int low = 0;
            for (int i = 0; i < shares.length; i++) {
                if (isLow[i]) low++;
                else high += shares[i];
            }
            double factor = (1 - low * floor) / high;
            var below = IntStream.range(0, shares.length).filter(i -> !isLow[i] && shares[i] * factor < floor).toArray();
            if (below.length == 0) return IntStream.range(0, shares.length).mapToDouble(i -> isLow[i] ? floor : shares[i] * factor).toArray();
            for (int i : below) isLow[i] = true;
        }
    }

    /** By largest remainders: no weight is rounded below its whole part, so none falls below the floor. */
    private static List<Integer> rounded(double[] weights) {
        var points = Arrays.stream(weights).mapToInt(weight -> (int) Math.floor(weight * WHOLE + ROUNDING)).toArray();
        int left = WHOLE - IntStream.of(points).sum();
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> points[i] - weights[i] * WHOLE))
                .limit(left)
                .forEach(i -> points[i]++);
        return IntStream.of(points).boxed().toList();
    }
}
