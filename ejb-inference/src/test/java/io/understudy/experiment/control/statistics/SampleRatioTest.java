package io.understudy.experiment.control.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * GrowthBook's published results, with nine decimals: {@code packages/back-end/test/stats.test.ts}, and
 * {@code packages/stats/tests/test_utils.py}.
 */
class SampleRatioTest {

    @ParameterizedTest
    @CsvSource({
        "1000 1200, 0.5 0.5, 0.000020079", "135 115, 0.5 0.5, 0.205903211", "310 98, 0.75 0.25, 0.647434186",
        "1000 1200 900, 0.5 0.5 0, 0.000020079", "0 10 10, 0.34 0.33 0.33, 0.005790624", "500 500 600, 0.34 0.33 0.33, 0.000592638",
        "500 500, 0.5 0.5, 1"
    })
    void equalsThePublishedResults(String units, String weights, double p) {
        assertEquals(p, test(units, weights).orElseThrow().pValue(), Published.NINE_DECIMALS);
    }

    @ParameterizedTest
    @CsvSource({"1000 900 800, 1 0 0, TOO_FEW_ARMS", "0 0 0, 0.34 0.33 0.33, NO_DATA", "40 4, 0.9 0.1, TOO_FEW_UNITS"})
    void namesWhyThereIsNone(String units, String weights, Reason reason) {
        assertEquals(Optional.of(reason), test(units, weights).reason());
    }

    @Test
    void raisesTheAlarmBelowOneInAThousand() {
        assertTrue(test("1000 1200", "0.5 0.5").orElseThrow().isMismatch());
        assertTrue(test("500 500 600", "0.34 0.33 0.33").orElseThrow().isMismatch());
        assertFalse(test("0 10 10", "0.34 0.33 0.33").orElseThrow().isMismatch());
    }

    @Test
    void addsTimesWithOtherWeights() {
        var first = test("900 100", "0.9 0.1").orElseThrow();
        var second = test("480 540", "0.5 0.5").orElseThrow();
        var both = first.plus(second);
        double chiSquare = 900.0 * 2 / 510;
        assertEquals(chiSquare, both.chiSquare(), 1e-12);
        assertEquals(2, both.degreesOfFreedom());
        assertEquals(1 - new ChiSquaredDistribution(2).cumulativeProbability(chiSquare), both.pValue(), 1e-12);
    }

    @Test
    void keepsTheDigitsOfASmallPValue() {
        double p = test("100000 200000", "1 1").orElseThrow().pValue();
        assertEquals(0, p, 1e-300);
        double q = test("9000 11000", "1 1").orElseThrow().pValue();
        assertTrue(q > 0 && q < 1e-40, "p is " + q);
    }

    @Test
    void refusesWhatAreNoCountsOrWeights() {
        assertThrows(DomainException.class, () -> test("1 2", "1 1 1"));
        assertThrows(DomainException.class, () -> test("-1 2", "1 1"));
        assertThrows(DomainException.class, () -> test("1 2", "1 NaN"));
    }

    private static Finding<SampleRatio> test(String units, String weights) {
        return SampleRatio.of(
                Arrays.stream(units.split(" ")).mapToLong(Long::parseLong).toArray(),
                Arrays.stream(weights.split(" ")).mapToDouble(Double::parseDouble).toArray());
    }
}
