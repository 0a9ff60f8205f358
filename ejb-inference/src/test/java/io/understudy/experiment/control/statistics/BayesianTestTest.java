package io.understudy.experiment.control.statistics;

import static io.understudy.experiment.control.statistics.Published.FIVE_DECIMALS;
import static io.understudy.experiment.control.statistics.Published.NINE_DECIMALS;
import static io.understudy.experiment.control.statistics.Published.relative;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

/**
 * GrowthBook's published results: {@code packages/stats/tests/bayesian/test_tests.py} with five decimals or all digits,
 * and {@code test_gbstats.py} with nine decimals.
 */
class BayesianTestTest {

    private static final Mean A = new Mean(10, 100, 1002.25);
    private static final Mean B = new Mean(10, 105, 1111.5);

    private final BayesianTest improper = new BayesianTest(Prior.IMPROPER);

    @Test
    void equalsThePublishedPosteriors() {
        var proportions = relative(new Proportion(100, 49), new Proportion(100, 51));
        assertPosterior(improper, proportions, 0.04082, 0.14725, -0.24779, 0.32943, 0.60918, 0.0814, 0.04058);
        assertPosterior(improper, relative(A, B), 0.05, 0.03572, -0.02, 0.12, 0.91923, 0.05131, 0.00131);
        var informative = new BayesianTest(new Prior(Scale.RELATIVE, 0.1, 0.1));
        assertPosterior(informative, relative(A, B), 0.05063, 0.03549, -0.01893, 0.12019, 0.92315, 0.05186, 0.00123);
    }

    private static void assertPosterior(
            BayesianTest test, Effect effect, double mean, double deviation, double lower, double upper, double win, double control, double treatment) {
        var posterior = test.test(effect).orElseThrow();
        assertEquals(mean, posterior.mean(), FIVE_DECIMALS);
        assertEquals(deviation, posterior.standardDeviation(), FIVE_DECIMALS);
        assertEquals(lower, posterior.credibleInterval(0.05).lower(), FIVE_DECIMALS);
        assertEquals(upper, posterior.credibleInterval(0.05).upper(), FIVE_DECIMALS);
        assertEquals(win, posterior.chanceToWin(), FIVE_DECIMALS);
        assertEquals(control, posterior.lossOfControl(), FIVE_DECIMALS);
        assertEquals(treatment, posterior.lossOfTreatment(), FIVE_DECIMALS);
    }

    @Test
    void equalsThePublishedChancesAndLosses() {
        var counts = improper.test(relative(Published.COUNT_A, Published.COUNT_B)).orElseThrow();
        assertEquals(0.071834168, counts.chanceToWin(), NINE_DECIMALS);
        assertEquals(0.075691131, counts.lossOfTreatment(), NINE_DECIMALS);
        assertEquals(1 - 0.071834168, counts.whereLessIsBetter().chanceToWin(), NINE_DECIMALS);
        assertEquals(0.001617057, counts.whereLessIsBetter().lossOfTreatment(), NINE_DECIMALS);
        var ratios = improper.test(relative(Published.RATIO_A, Published.RATIO_B)).orElseThrow();
        assertEquals(0.694926359, ratios.chanceToWin(), NINE_DECIMALS);
        assertEquals(0.050934045, ratios.lossOfTreatment(), NINE_DECIMALS);
    }

    /** Of quantiles, whose effect is built by hand: the widths of their intervals, as two standard errors each. */
    @Test
    void equalsThePublishedPosteriorsToTheLastDigit() {
        double control = deviation(11054, 7.098780136176828, 7.217194843758751);
        double treatment = deviation(10861, 7.64180598628119, 7.747193868770344);
        double a = 7.157987489967789;
        double b = 7.694499927525767;
        double error = Math.hypot(control, treatment);
        var absolute = new Effect(Scale.ABSOLUTE, b - a, error, 20_000, 21_915, a, 0);
        var relative = new Effect(Scale.RELATIVE, (b - a) / a, Math.hypot(treatment, control * b / a) / a, 20_000, 21_915, a, 0);
        assertPosterior(improper, absolute, 0.5365124375579775, 0.4572559589115422, 0.6157689162044128);
        // Published priors are relative unless they say otherwise.
        assertPosterior(prior(Scale.RELATIVE, 1), absolute, 0.536495315442269, 0.4572401014910488, 0.6157505293934892);
        assertPosterior(prior(Scale.RELATIVE, 1e6), absolute, 0.536512437540855, 0.4572559588956844, 0.6157689161860256);
        assertPosterior(prior(Scale.RELATIVE, 1e6), relative, 0.07495297222736319, 0.06341005842481906, 0.08649588602990732);
        assertPosterior(prior(Scale.RELATIVE, 1), relative, 0.07495037261804469, 0.06340765898986044, 0.08649308624622894);
    }

    private static double deviation(double units, double lower, double upper) {
        return Math.sqrt((units - 1) / units) * (upper - lower) / (2 * new NormalDistribution().inverseCumulativeProbability(0.975));
    }

    private static BayesianTest prior(Scale scale, double variance) {
        return new BayesianTest(new Prior(scale, 0, variance));
    }

    private static void assertPosterior(BayesianTest test, Effect effect, double mean, double lower, double upper) {
        var posterior = test.test(effect).orElseThrow();
        assertEquals(mean, posterior.mean(), 1e-12);
        assertEquals(lower, posterior.credibleInterval(0.05).lower(), 1e-12);
        assertEquals(upper, posterior.credibleInterval(0.05).upper(), 1e-12);
    }

    @Test
    void convertsThePriorByTheControl() {
        var relative = new Prior(Scale.RELATIVE, 0.1, 0.04);
        assertEquals(new Prior(Scale.ABSOLUTE, 0.5, 1), relative.on(Scale.ABSOLUTE, -5));
        assertEquals(new Prior(Scale.RELATIVE, 0.25, 0.0625), new Prior(Scale.ABSOLUTE, 1, 1).on(Scale.RELATIVE, 4));
        var atZero = new Effect(Scale.ABSOLUTE, 1, 1, 10, 20, 0, 0);
        assertEquals(Optional.of(Reason.ZERO_BASELINE), new BayesianTest(relative).test(atZero).reason());
    }

    /** By the definition E max(0, −x), summed over a fine grid. */
    @Test
    void losesWhatTheDefinitionSays() {
        var posterior = new Posterior(0.3, 0.8);
        var normal = new NormalDistribution(0.3, 0.8);
        double step = 1e-4;
        double sum = 0;
        for (double x = -8; x < 0; x += step) sum += -x * normal.density(x) * step;
        assertEquals(sum, posterior.lossOfTreatment(), 1e-6);
        assertEquals(posterior.mean(), posterior.lossOfControl() - posterior.lossOfTreatment(), 1e-12);
        assertEquals(0, new Posterior(100, 1).lossOfTreatment());
        assertEquals(100, new Posterior(100, 1).lossOfControl());
    }

    @Test
    void refusesPriorsWithoutAVariance() {
        assertThrows(DomainException.class, () -> new Prior(Scale.RELATIVE, 0, 0));
        assertThrows(DomainException.class, () -> new Prior(Scale.RELATIVE, Double.NaN, 1));
    }
}
