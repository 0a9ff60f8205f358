package io.understudy.deployment.control.assignment;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Whole points by weights: by largest remainders (Hamilton's method), and at least one for whoever has a weight while there
 * are enough.
 */
public final class Apportionment {

    /** As much as doubles may be off where a share is whole. */
    private static final double ROUNDING = 1e-9;

    private Apportionment() {}

    /** @param weights at least 0; those that do not sum to 1 are taken as shares of their sum */
    public static int[] of(int points, double... weights) {
        double sum = 0;
        for (double weight : weights) sum += weight;
        var quotas = new double[weights.length];
        var shares = new int[weights.length];
        int left = points;
        for (int i = 0; i < weights.length; i++) {
            quotas[i] = points * weights[i] / sum;
            shares[i] = (int) Math.floor(quotas[i] + ROUNDING);
            left -= shares[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> shares[i] - quotas[i]))
                .limit(left)
                .forEach(i -> shares[i]++);
        if (points >= weights.length) leaveNoneOut(shares, weights);
        return shares;
    }

    private static void leaveNoneOut(int[] shares, double[] weights) {
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0 || weights[i] <= 0) continue;
            int most = IntStream.range(0, shares.length).boxed().max(Comparator.comparingInt(j -> shares[j])).orElseThrow();
            shares[most]--;
            shares[i]++;
        }
    }
}
