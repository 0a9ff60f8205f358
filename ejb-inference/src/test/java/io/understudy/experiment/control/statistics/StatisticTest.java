package io.understudy.experiment.control.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import java.util.Optional;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;

/** Against Hipparchus on the raw numbers; GrowthBook's {@code test_shared_models.py} holds the same ones against NumPy. */
class StatisticTest {

    private static final double ROUNDING = 1e-12;
    private static final double[] X = {0.3, 0.5, 0.9, 22};
    private static final double[] Y = {2, 1, 5, 3};

    @Test
    void hasTheMeanAndTheSampleVariance() {
        var estimate = Samples.mean(X).estimate().orElseThrow();
        assertEquals(StatUtils.mean(X), estimate.value(), ROUNDING);
        assertEquals(StatUtils.variance(X), estimate.variance(), ROUNDING);
        assertEquals(Math.sqrt(StatUtils.variance(X) / 4), estimate.standardError(), ROUNDING);
    }

    @Test
    void hasAProportionOfOnesAndZeros() {
        var estimate = new Proportion(4, 3).estimate().orElseThrow();
        assertEquals(0.75, estimate.value());
        assertEquals(0.1875, estimate.variance());
    }

    @Test
    void hasTheRatioOfSumsAndItsDeltaVariance() {
        var estimate = Samples.ratio(X, Y).estimate().orElseThrow();
        double m = StatUtils.mean(X);
        double d = StatUtils.mean(Y);
        double covariance = new Covariance().covariance(X, Y);
        double variance = StatUtils.variance(X) / (d * d) - 2 * m * covariance / (d * d * d) + m * m * StatUtils.variance(Y) / (d * d * d * d);
        assertEquals(m / d, estimate.value(), ROUNDING);
        assertEquals(variance, estimate.variance(), ROUNDING);
    }

    @Test
    void isThatOfAllUnitsWhenAdded() {
        double[] x = {0.3, 0.5, 0.9, 22, 7, 1};
        double[] y = {2, 1, 5, 3, 4, 9};
        double[] lastX = {7, 1};
        double[] lastY = {4, 9};
        assertEquals(Samples.mean(x), Samples.mean(X).plus(Samples.mean(lastX)));
        assertEquals(new Proportion(11, 5), new Proportion(4, 3).plus(new Proportion(7, 2)));
        assertEquals(Samples.ratio(x, y), Samples.ratio(X, Y).plus(Samples.ratio(lastX, lastY)));
        assertEquals(Samples.cuped(x, y), Samples.cuped(X, Y).plus(Samples.cuped(lastX, lastY)));
        var half = Published.CUPED_RATIO_A.plus(Published.CUPED_RATIO_B);
        assertEquals(200, half.units());
        assertEquals(3602.146836776702 + 3918.1561431600717, half.products().numeratorDenominator(), ROUNDING);
        assertEquals(634.239482353647 + 698.4173425817913, half.products().numeratorBeforeDenominatorBefore(), ROUNDING);
    }

    @Test
    void namesWhyItHasNoValue() {
        assertEquals(Optional.of(Reason.NO_DATA), new Mean(0, 0, 0).estimate().reason());
        assertEquals(Optional.of(Reason.ONE_UNIT), new Proportion(1, 1).estimate().reason());
        assertEquals(Optional.of(Reason.ZERO_DENOMINATOR), Samples.ratio(X, new double[4]).estimate().reason());
        assertEquals(Optional.of(Reason.NOT_FINITE), new Mean(4, 1e300, Double.MAX_VALUE).plus(new Mean(4, 1e300, Double.MAX_VALUE)).estimate().reason());
        assertEquals(0, Samples.mean(5, 5, 5).estimate().orElseThrow().variance());
    }

    @Test
    void refusesWhatNoUnitsCanSumTo() {
        assertThrows(DomainException.class, () -> new Proportion(4, 5));
        assertThrows(DomainException.class, () -> new Proportion(-1, 0));
        assertThrows(DomainException.class, () -> new Mean(4, Double.NaN, 1));
        assertThrows(DomainException.class, () -> new Mean(4, 1, -1));
        assertThrows(DomainException.class, () -> new Ratio(new Mean(4, 1, 1), new Mean(5, 1, 1), 1));
        assertThrows(DomainException.class, () -> new Ratio(new Mean(4, 1, 1), new Mean(4, 1, 1), Double.NaN));
    }
}
