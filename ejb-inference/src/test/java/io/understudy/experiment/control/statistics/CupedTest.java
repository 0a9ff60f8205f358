package io.understudy.experiment.control.statistics;

import static io.understudy.experiment.control.statistics.Published.absolute;
import static io.understudy.experiment.control.statistics.Published.relative;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;

/** The adjusted numbers, computed unit by unit. */
class CupedTest {

    private static final double ROUNDING = 1e-10;
    private static final double[] BEFORE_A = {1, 4, 2, 8, 5, 7};
    private static final double[] AFTER_A = {2.5, 7.9, 4.2, 17, 9.1, 14};
    private static final double[] BEFORE_B = {3, 6, 1, 9, 4};
    private static final double[] AFTER_B = {8.8, 13, 3.1, 21, 9.7};

    private final CupedMean a = Samples.cuped(AFTER_A, BEFORE_A);
    private final CupedMean b = Samples.cuped(AFTER_B, BEFORE_B);

    @Test
    void adjustsByTheSlopeOfBothArmsTogether() {
        double[] before = DoubleStream.concat(DoubleStream.of(BEFORE_A), DoubleStream.of(BEFORE_B)).toArray();
        double[] after = DoubleStream.concat(DoubleStream.of(AFTER_A), DoubleStream.of(AFTER_B)).toArray();
        double theta = new Covariance().covariance(before, after) / StatUtils.variance(before);
        assertEquals(theta, CupedMean.theta(a, b), ROUNDING);

        double[] adjustedA = IntStream.range(0, AFTER_A.length).mapToDouble(i -> AFTER_A[i] - theta * BEFORE_A[i]).toArray();
        double[] adjustedB = IntStream.range(0, AFTER_B.length).mapToDouble(i -> AFTER_B[i] - theta * BEFORE_B[i]).toArray();
        var adjusted = a.adjusted(theta).orElseThrow();
        assertEquals(StatUtils.mean(adjustedA), adjusted.value(), ROUNDING);
        assertEquals(StatUtils.variance(adjustedA), adjusted.variance(), ROUNDING);
        var effect = absolute(a, b);
        assertEquals(StatUtils.mean(adjustedB) - StatUtils.mean(adjustedA), effect.estimate(), ROUNDING);
        assertEquals(Math.sqrt(StatUtils.variance(adjustedA) / 6 + StatUtils.variance(adjustedB) / 5), effect.standardError(), ROUNDING);
        assertEquals(theta, effect.theta(), ROUNDING);
    }

    /** Deng et al., equation 5: the variance falls by the square of the correlation, here from 31 to below 1. */
    @Test
    void takesAwayWhatWasKnownBefore() {
        double adjusted = a.adjusted(CupedMean.theta(a, a)).orElseThrow().variance();
        double correlation = new Covariance().covariance(BEFORE_A, AFTER_A) / Math.sqrt(StatUtils.variance(BEFORE_A) * StatUtils.variance(AFTER_A));
        // θ of an arm and itself has one degree of freedom more than the arm's own, in numerator and denominator alike.
        assertEquals(StatUtils.variance(AFTER_A) * (1 - correlation * correlation), adjusted, ROUNDING);
        assertTrue(adjusted < StatUtils.variance(AFTER_A) / 30, "from " + StatUtils.variance(AFTER_A) + " to " + adjusted);
    }

    @Test
    void isRelativeToTheUnadjustedControl() {
        var effect = relative(a, b);
        assertEquals(StatUtils.mean(AFTER_A), effect.baseline(), ROUNDING);
        assertEquals(absolute(a, b).estimate() / StatUtils.mean(AFTER_A), effect.estimate(), ROUNDING);
    }

    @Test
    void changesNothingWhereNothingWasKnown() {
        var constant = new double[] {3, 3, 3, 3, 3, 3};
        var unknown = Samples.cuped(AFTER_A, constant);
        var other = Samples.cuped(AFTER_B, new double[] {3, 3, 3, 3, 3});
        assertEquals(0, CupedMean.theta(unknown, other));
        assertEquals(relative(Samples.mean(AFTER_A), Samples.mean(AFTER_B)), relative(unknown, other));
    }

    /** The ratio's θ by its definition, from numbers linearised unit by unit: r(i) = (m(i) − R d(i)) / mean of d. */
    @Test
    void adjustsRatiosByTheirLinearisedUnits() {
        double[] views = {3, 5, 4, 9, 6, 8};
        double[] viewsBefore = {2, 5, 3, 7, 6, 9};
        var statistic = new CupedRatio(
                Samples.mean(AFTER_A), Samples.mean(views), Samples.mean(BEFORE_A), Samples.mean(viewsBefore),
                new CupedRatio.Products(
                        Samples.products(AFTER_A, views), Samples.products(AFTER_A, BEFORE_A), Samples.products(AFTER_A, viewsBefore),
                        Samples.products(views, BEFORE_A), Samples.products(views, viewsBefore), Samples.products(BEFORE_A, viewsBefore)));
        double[] r = linearised(AFTER_A, views);
        double[] before = linearised(BEFORE_A, viewsBefore);
        double theta = new Covariance().covariance(r, before) / StatUtils.variance(before);
        assertEquals(theta, CupedRatio.theta(statistic, statistic), ROUNDING);
        double[] adjusted = IntStream.range(0, r.length).mapToDouble(i -> r[i] - theta * before[i]).toArray();
        var estimate = statistic.adjusted(theta).orElseThrow();
        assertEquals(StatUtils.variance(adjusted), estimate.variance(), ROUNDING);
        assertEquals(StatUtils.sum(AFTER_A) / StatUtils.sum(views) - theta * StatUtils.sum(BEFORE_A) / StatUtils.sum(viewsBefore), estimate.value(), ROUNDING);
    }

    private static double[] linearised(double[] m, double[] d) {
        double ratio = StatUtils.sum(m) / StatUtils.sum(d);
        return IntStream.range(0, m.length).mapToDouble(i -> (m[i] - ratio * d[i]) / StatUtils.mean(d)).toArray();
    }
}
