package io.understudy.experiment.control.bandit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** From the chances of being the best to weights. */
class SharesTest {

    private static final double CLOSE = 1e-12;

    /** 0.6 (½ + ½ (0.3/0.7 + 0.1/0.9)), 0.3 (½ + ½ (0.6/0.4 + 0.1/0.9)), 0.1 (½ + ½ (0.6/0.4 + 0.3/0.7)). */
    @Test
    void topTwoGivesTheSecondWhatTheFormulaSays() {
        assertArrayEquals(new double[] {97 / 210.0, 47 / 120.0, 41 / 280.0}, TopTwo.shares(new double[] {0.6, 0.3, 0.1}), CLOSE);
        assertArrayEquals(new double[] {0.5, 0.5}, TopTwo.shares(new double[] {0.9, 0.1}), CLOSE);
        assertArrayEquals(new double[] {0.5, 0.25, 0.25}, TopTwo.shares(new double[] {1, 0, 0}), CLOSE);
        assertArrayEquals(new double[] {0.5, 0.5, 0}, TopTwo.shares(new double[] {1 - 1e-17, 1e-17, 0}), CLOSE);
        assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, TopTwo.shares(new double[] {0.25, 0.25, 0.25, 0.25}), CLOSE);
    }

    /** The same by doing what the formula is about. */
    @Test
    void topTwoIsWhatDrawingTwiceGives() {
        var chances = new double[] {0.55, 0.25, 0.15, 0.05};
        var random = new SplittableRandom(5);
        var chosen = new int[4];
        int draws = 400_000;
        for (int i = 0; i < draws; i++) {
            int first = draw(random, chances);
            if (random.nextBoolean()) {
                chosen[first]++;
            } else {
                int second = first;
                while (second == first) second = draw(random, chances);
                chosen[second]++;
            }
        }
        var shares = TopTwo.shares(chances);
        for (int i = 0; i < 4; i++) assertEquals(shares[i], chosen[i] / (double) draws, 4 * Math.sqrt(0.25 / draws));
    }

    private static int draw(SplittableRandom random, double[] chances) {
        double at = random.nextDouble();
        int arm = 0;
        for (double sum = chances[0]; at >= sum && arm < chances.length - 1; sum += chances[arm]) arm++;
        return arm;
    }

    @Test
    void whoDeservesLessGetsTheFloorAndTheOthersShareTheRest() {
        assertEquals(List.of(0.9, 0.05, 0.05), Floor.weights(new double[] {0.97, 0.02, 0.01}, 0.05));
        assertEquals(List.of(0.8906, 0.0594, 0.05), Floor.weights(new double[] {0.9, 0.06, 0.04}, 0.05), "0.9 and 0.06 times 0.95 / 0.96");
        assertEquals(List.of(0.6, 0.2, 0.2), Floor.weights(new double[] {0.79, 0.205, 0.005}, 0.2), "0.205 falls below once the third is raised");
        assertEquals(List.of(1.0, 0.0), Floor.weights(new double[] {1, 0}, 0));
        assertEquals(List.of(0.3334, 0.3333, 0.3333), Floor.weights(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, 0.1));
    }

    @Test
    void weightsSumToOneAndNoneIsBelowTheFloor() {
        var random = new SplittableRandom(11);
        for (int trial = 0; trial < 5_000; trial++) {
            int arms = 2 + random.nextInt(9);
            double floor = random.nextInt((int) Math.ceil(10_000.0 / arms)) / 10_000.0;
            var shares = new double[arms];
            double sum = 0;
            for (int i = 0; i < arms; i++) sum += shares[i] = Math.pow(random.nextDouble(), 6);
            for (int i = 0; i < arms; i++) shares[i] /= sum;
            var weights = Floor.weights(shares, floor);
            assertEquals(0, weights.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(BigDecimal.ONE), weights.toString());
            assertTrue(weights.stream().allMatch(weight -> weight >= floor), floor + " " + weights);
        }
    }
}
