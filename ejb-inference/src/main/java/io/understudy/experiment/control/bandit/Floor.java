package io.understudy.experiment.control.bandit;

import io.understudy.deployment.control.assignment.Apportionment;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weights of which none is below the floor: who deserves less gets just that, and the others share what is left in their
 * proportions. They are whole ten-thousandths, the points of a hash, and sum to 1.
 */
final class Floor {

    private static final int WHOLE = 10_000;

    private Floor() {}

    /**
     * @param shares they sum to 1
     * @param floor whole ten-thousandths; of all arms less than 1
     */
    static List<Double> weights(double[] shares, double floor) {
        return IntStream.of(Apportionment.of(WHOLE, raised(shares, floor))).mapToObj(points -> points / (double) WHOLE).toList();
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
}
