package io.understudy.experiment.control.statistics;

import static io.understudy.experiment.control.statistics.Published.FIVE_DECIMALS;
import static io.understudy.experiment.control.statistics.Published.NINE_DECIMALS;
import static io.understudy.experiment.control.statistics.Published.absolute;
import static io.understudy.experiment.control.statistics.Published.assertResult;
import static io.understudy.experiment.control.statistics.Published.relative;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import org.junit.jupiter.api.Test;

/**
 * GrowthBook's published results: {@code packages/stats/tests/frequentist/test_tests.py} with five decimals, and
 * {@code test_gbstats.py} with nine.
 */
class ConfidenceSequenceTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double ROUNDING = 1e-9;
    private static final double NOT_SIGNIFICANT = 0.4999;

    private final ConfidenceSequence greater = new ConfidenceSequence(0.05, 5000, Alternative.GREATER);
    private final ConfidenceSequence less = new ConfidenceSequence(0.05, 5000, Alternative.LESS);

    private static ConfidenceSequence tuned(double tuning) {
        return new ConfidenceSequence(0.05, tuning, Alternative.TWO_SIDED);
    }

    @Test
    void equalsThePublishedResultsOnTwoSides() {
        var means = tuned(1000).test(relative(Published.MEAN_A_3000, Published.MEAN_B));
        assertResult(means, 0.50336, 0.33341, -0.55844, 1.56516, 1, FIVE_DECIMALS);
        var proportions = tuned(5000).test(relative(new Proportion(3000, 1396), new Proportion(3461, 2422)));
        assertResult(proportions, 0.50386, 0.03386, 0.40098, 0.60675, 0, FIVE_DECIMALS);
        var ratios = tuned(5000).test(relative(Published.CUPED_RATIO_A, Published.CUPED_RATIO_B));
        assertResult(ratios, -0.0007, 0.00391, -0.02063, 0.01923, 1, FIVE_DECIMALS);
    }

    @Test
    void equalsThePublishedResultOfAnAdjustedMean() {
        var a = new CupedMean(Published.MEAN_A_3000, new Mean(3000, 16.87, 527.9767), 1);
        var b = new CupedMean(Published.MEAN_B, new Mean(3461, 22.7, 1348.29), 1);
        assertResult(tuned(5000).test(relative(a, b)), 0.50338, 0.33341, -0.50969, 1.51646, 1, FIVE_DECIMALS);
    }

    @Test
    void equalsThePublishedResultWithNineDecimals() {
        var result = tuned(600).test(relative(Published.COUNT_A, Published.COUNT_B));
        assertEquals(0.892332229, result.pValue(), NINE_DECIMALS);
        assertEquals(-0.233322085, result.interval().lower(), NINE_DECIMALS);
    }

    /** Published with all their digits. */
    @Test
    void equalsThePublishedResultsOnOneSide() {
        var relative = relative(Published.MEAN_A_3000, Published.MEAN_B);
        double lift = 0.5033610858562358;
        double error = 0.3334122146400735;
        assertResult(greater.test(relative), lift, error, -0.42356454602790883, INFINITY, NOT_SIGNIFICANT, ROUNDING);
        assertResult(less.test(relative), lift, error, -INFINITY, 1.4302867177403806, NOT_SIGNIFICANT, ROUNDING);
        var absolute = absolute(Published.MEAN_A_3000, Published.MEAN_B);
        assertEquals(-0.12656844172804982, greater.test(absolute).interval().lower(), ROUNDING);
        assertEquals(0.5953217750613832, less.test(absolute).interval().upper(), ROUNDING);
        assertEquals(NOT_SIGNIFICANT, less.test(absolute).pValue());
    }

    /**
     * GrowthBook publishes 0.46316: its search has found α = 0.4630428759765626, where the interval ends within 1e-6 of
     * zero, but gives the middle between that and its last upper bound, 0.46328696289062504. Ours is what it looks for.
     */
    @Test
    void solvesForThePValueThatThePublishedSearchApproaches() {
        var absolute = absolute(Published.MEAN_A_3000, Published.MEAN_B);
        double p = greater.test(absolute).pValue();
        assertEquals((0.4630428759765626 + 0.46328696289062504) / 2, 0.46316491943359384, 1e-15);
        assertEquals(0.4630428759765626, p, 1e-5);
    }

    @Test
    void holdsTheIntervalAndThePValueTogether() {
        var effect = relative(new Proportion(3000, 1396), new Proportion(3461, 2422));
        var ends = tuned(5000).test(effect).interval();
        assertEquals(0.05, tuned(5000).test(effect, ends.lower()).pValue(), ROUNDING);
        assertEquals(0.05, tuned(5000).test(effect, ends.upper()).pValue(), ROUNDING);
        assertEquals(0.05, greater.test(effect, greater.test(effect).interval().lower()).pValue(), ROUNDING);
        assertEquals(0.05, less.test(effect, less.test(effect).interval().upper()).pValue(), ROUNDING);
        assertTrue(greater.test(effect).pValue() < 1e-30, "is certain");
    }

    /** As published: far too low or high a tuning gives wider intervals than one near the number of units. */
    @Test
    void isTightestWhereItIsTuned() {
        var effect = relative(Published.MEAN_A_3000, Published.MEAN_B);
        assertTrue(width(10, effect) > width(10_000, effect));
        for (double other : new double[] {10, 3_000, 10_000, 100_000}) {
            assertTrue(width(other, effect) > width(6461, effect), "tuned for " + other + " units");
        }
    }

    private static double width(double tuning, Effect effect) {
        var ends = tuned(tuning).test(effect).interval();
        return ends.upper() - ends.lower();
    }

    @Test
    void refusesWhatItIsNotDefinedFor() {
        assertThrows(DomainException.class, () -> new ConfidenceSequence(0.5, 5000, Alternative.LESS));
        assertThrows(DomainException.class, () -> new ConfidenceSequence(0.05, 0, Alternative.TWO_SIDED));
        assertThrows(DomainException.class, () -> new ConfidenceSequence(0.05, INFINITY, Alternative.TWO_SIDED));
    }
}
