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
import org.hipparchus.stat.inference.TTest;
import org.junit.jupiter.api.Test;

/**
 * GrowthBook's published results, of {@code packages/stats/tests/frequentist/test_tests.py} with five decimals and of
 * {@code test_gbstats.py} with nine, and Hipparchus's own Welch test on the raw numbers.
 */
class WelchTestTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double ROUNDING = 1e-9;

    private final WelchTest twoSided = new WelchTest(0.05, Alternative.TWO_SIDED);
    private final WelchTest greater = new WelchTest(0.05, Alternative.GREATER);
    private final WelchTest less = new WelchTest(0.05, Alternative.LESS);

    @Test
    void equalsThePublishedResultsOfMeans() {
        assertResult(twoSided.test(relative(Published.MEAN_A, Published.MEAN_B)), 0.70732, 0.37879, -0.03526, 1.44989, 0.06191, FIVE_DECIMALS);
        assertResult(twoSided.test(absolute(Published.MEAN_A, Published.MEAN_B)), 0.29, 0.12478, 0.04538, 0.53462, 0.02016, FIVE_DECIMALS);
    }

    @Test
    void equalsThePublishedResultOfProportions() {
        var result = twoSided.test(relative(new Proportion(28, 14), new Proportion(30, 16)));
        assertResult(result, 0.06667, 0.2717, -0.47767, 0.61101, 0.80707, FIVE_DECIMALS);
    }

    /** Published with all their digits. */
    @Test
    void equalsThePublishedResultsOnOneSide() {
        var relative = relative(Published.MEAN_A_3000, Published.MEAN_B);
        double lift = 0.5033610858562358;
        double error = 0.3334122146400735;
        assertResult(greater.test(relative), lift, error, -0.045136675850396046, INFINITY, 0.06558262868467746, ROUNDING);
        assertResult(less.test(relative), lift, error, -INFINITY, 1.0518588475628676, 0.9344173713153225, ROUNDING);
        var absolute = absolute(Published.MEAN_A_3000, Published.MEAN_B);
        double difference = 0.23437666666666668;
        double spread = 0.12983081254184736;
        assertResult(greater.test(absolute), difference, spread, 0.020791480063255735, INFINITY, 0.03554272489873023, ROUNDING);
        assertResult(less.test(absolute), difference, spread, -INFINITY, 0.44796185327007765, 0.9644572751012698, ROUNDING);
    }

    @Test
    void equalsThePublishedResultsOfRatiosAndAdjustedMetrics() {
        assertPublished(-0.074074074, 0.145219005, relative(Published.COUNT_A, Published.COUNT_B));
        assertPublished(0.133333333, 0.610663339, relative(Published.RATIO_A, Published.RATIO_B));
        assertPublished(-0.281707154, 0.003732549, relative(Published.CUPED_A, Published.CUPED_B));
        assertPublished(-0.000701483, 0.857710405, relative(Published.CUPED_RATIO_A, Published.CUPED_RATIO_B));
        var before = new CupedMean(new Proportion(3001, 300), new Proportion(3001, 210), -20);
        var after = new CupedMean(new Proportion(3000, 222), new Proportion(3000, 120), -10);
        assertPublished(-0.31620216, 0.000000353, relative(before, after));
        var ratio = twoSided.test(relative(Published.CUPED_RATIO_A, Published.CUPED_RATIO_B));
        assertResult(ratio, -0.0007, 0.00391, -0.00841, 0.00700, 0.85771, FIVE_DECIMALS);
    }

    private void assertPublished(double estimate, double p, Effect effect) {
        var result = twoSided.test(effect);
        assertEquals(estimate, result.estimate(), NINE_DECIMALS);
        assertEquals(p, result.pValue(), NINE_DECIMALS);
    }

    @Test
    void equalsHipparchusOnRawNumbers() {
        double[] a = {4.1, 5.9, 3.3, 8.2, 5.5, 6.1, 2.8};
        double[] b = {7.4, 9.9, 6.1, 12.8, 5.0};
        double p = twoSided.test(absolute(Samples.mean(a), Samples.mean(b))).pValue();
        assertEquals(new TTest().tTest(a, b), p, 1e-12);
    }

    @Test
    void holdsTheIntervalAndThePValueTogether() {
        var effect = relative(Published.MEAN_A, Published.MEAN_B);
        var ends = twoSided.test(effect).interval();
        assertEquals(0.05, twoSided.test(effect, ends.lower()).pValue(), ROUNDING);
        assertEquals(0.05, twoSided.test(effect, ends.upper()).pValue(), ROUNDING);
        assertEquals(0.05, greater.test(effect, greater.test(effect).interval().lower()).pValue(), ROUNDING);
        assertEquals(0.05, less.test(effect, less.test(effect).interval().upper()).pValue(), ROUNDING);
    }

    @Test
    void keepsTheDigitsOfASmallPValue() {
        double p = twoSided.test(absolute(new Mean(1000, 0, 1000), new Mean(1000, 1000, 2000))).pValue();
        assertTrue(p > 0 && p < 1e-90, "p is " + p);
    }

    @Test
    void refusesAnAlphaThatIsNone() {
        assertThrows(DomainException.class, () -> new WelchTest(0, Alternative.TWO_SIDED));
        assertThrows(DomainException.class, () -> new WelchTest(1, Alternative.TWO_SIDED));
        assertThrows(DomainException.class, () -> new WelchTest(Double.NaN, Alternative.TWO_SIDED));
    }
}
