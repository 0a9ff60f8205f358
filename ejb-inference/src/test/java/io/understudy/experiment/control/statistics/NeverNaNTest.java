package io.understudy.experiment.control.statistics;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every figure of every pair of odd arms is a number, or there is a reason instead. */
class NeverNaNTest {

    private static final long[] UNITS = {0, 1, 2, 3, 1_000_000_000_000L};
    private static final double[] SUMS = {0, -0.0, Double.MIN_VALUE, -1e-160, 1, -3, 1e12, -1e200, Double.MAX_VALUE};
    private static final double[] SQUARES = {0, Double.MIN_VALUE, 1, 10, 1e24, Double.MAX_VALUE};

    private int found;
    private int undefined;

    @Test
    void ofMeans() {
        var means = means();
        for (var a : means) {
            for (var b : means) check(a, b);
        }
        assertTrue(found > 1_000 && undefined > 1_000, found + " found and " + undefined + " undefined");
    }

    @Test
    void ofProportions() {
        var proportions = new ArrayList<Proportion>();
        for (long units : UNITS) {
            for (long successes : new long[] {0, 1, units / 2, units}) {
                if (successes <= units) proportions.add(new Proportion(units, successes));
            }
        }
        for (var a : proportions) {
            for (var b : proportions) check(a, b);
        }
    }

    @Test
    void ofRatiosAndAdjustedMeans() {
        var some = means().stream().filter(mean -> mean.units() == 3).toList();
        for (var a : some) {
            for (var b : some) {
                for (double products : new double[] {0, 1, -1e200, 1e24}) {
                    check(new Ratio(a, b, products), new Ratio(b, a, products));
                    check(new CupedMean(a, b, products), new CupedMean(b, a, products));
                }
            }
        }
    }

    private static List<Mean> means() {
        var means = new ArrayList<Mean>();
        for (long units : UNITS) {
            for (double sum : SUMS) {
                for (double squares : SQUARES) means.add(new Mean(units, sum, squares));
            }
        }
        return means;
    }

    private <S extends Statistic<S>> void check(S a, S b) {
        for (var scale : Scale.values()) {
            var finding = Effect.of(a, b, scale);
            finding.reason().ifPresent(_ -> undefined++);
            finding.value().ifPresent(effect -> {
                found++;
                var where = scale + " of " + a + " and " + b;
                assertNumbers(where, effect.estimate(), effect.standardError(), effect.degreesOfFreedom(), effect.baseline());
                for (var alternative : Alternative.values()) {
                    assertTest(where, new ConfidenceSequence(0.05, 5000, alternative).test(effect));
                }
                if (found % 10 == 0) assertTest(where, new WelchTest(0.05, Alternative.TWO_SIDED).test(effect));
                new BayesianTest(Prior.IMPROPER).test(effect).value().ifPresent(posterior -> assertNumbers(
                        where, posterior.chanceToWin(), posterior.lossOfControl(), posterior.lossOfTreatment(), posterior.mean()));
            });
        }
    }

    private static void assertTest(String where, TestResult result) {
        assertNumbers(where, result.pValue(), result.interval().lower(), result.interval().upper());
        assertTrue(result.pValue() >= 0 && result.pValue() <= 1, where);
    }

    private static void assertNumbers(String where, double... numbers) {
        for (double number : numbers) assertFalse(Double.isNaN(number), where);
    }
}
