package io.understudy.experiment.control.statistics;

import static io.understudy.experiment.control.statistics.Published.absolute;
import static io.understudy.experiment.control.statistics.Published.relative;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The delta method's formulas, worked by hand. The first two are also GrowthBook's published ones ({@code
 * packages/shared/test/power.test.ts}, "delta method variance"), those of negative baselines {@code
 * packages/stats/tests/test_utils.py}, "frequentist_diff".
 */
class EffectTest {

    private static final double ROUNDING = 1e-12;

    /** Variances 2 and 0.5, means 7 and 5, units 4 and 15: Σx² = 3·2 + 4·49 and 14·0.5 + 15·25. */
    private final Mean a = new Mean(4, 28, 202);
    private final Mean b = new Mean(15, 75, 382);

    @Test
    void addsTheVariancesOfAnAbsoluteEffect() {
        var effect = absolute(a, b);
        assertEquals(-2, effect.estimate(), ROUNDING);
        assertEquals(Math.sqrt(2 / 4.0 + 0.5 / 15), effect.standardError(), ROUNDING);
        double freedom = square(2 / 4.0 + 0.5 / 15) / (square(2 / 4.0) / 3 + square(0.5 / 15) / 14);
        assertEquals(freedom, effect.degreesOfFreedom(), ROUNDING);
        assertEquals(19, effect.units());
        assertEquals(7, effect.baseline(), ROUNDING);
    }

    @Test
    void weighsTheVariancesOfARelativeEffect() {
        var effect = relative(a, b);
        assertEquals(-2 / 7.0, effect.estimate(), ROUNDING);
        assertEquals(0.5 / 15 / 49 + 2 / 4.0 * 25 / 2401, square(effect.standardError()), ROUNDING);
        assertEquals(0.00589, square(effect.standardError()), 5e-6);
    }

    @Test
    void keepsTheDirectionBelowZero() {
        assertEquals(0.5, relative(new Mean(2, -20, 202), new Mean(2, -10, 52)).estimate(), ROUNDING);
        assertEquals(-0.5, relative(new Mean(2, -20, 202), new Mean(2, -30, 452)).estimate(), ROUNDING);
        assertEquals(2.5, relative(new Mean(2, -4, 10), new Mean(2, 6, 20)).estimate(), ROUNDING);
    }

    @Test
    void isTheSameInAnyUnitOfTheMetric() {
        var inCents = relative(new Mean(4, 2800, 2_020_000), new Mean(15, 7500, 3_820_000));
        assertEquals(relative(a, b).estimate(), inCents.estimate(), ROUNDING);
        assertEquals(relative(a, b).standardError(), inCents.standardError(), ROUNDING);
    }

    @Test
    void namesWhyThereIsNone() {
        assertReason(Reason.NO_DATA, new Mean(0, 0, 0), b);
        assertReason(Reason.NO_DATA, new Proportion(10, 5), new Proportion(0, 0));
        assertReason(Reason.ONE_UNIT, a, new Mean(1, 3, 9));
        assertReason(Reason.ZERO_BASELINE, new Mean(4, 0, 8), b);
        assertReason(Reason.ZERO_BASELINE, new Proportion(100, 0), new Proportion(100, 7));
        assertReason(Reason.NO_VARIANCE, new Proportion(100, 100), new Proportion(100, 7));
        assertReason(Reason.NO_VARIANCE, new Mean(4, 8, 16), b);
        assertReason(Reason.ZERO_DENOMINATOR, new Ratio(a, new Mean(4, 0, 0), 0), new Ratio(a, a, 202));
        assertReason(Reason.NO_VARIANCE, new Ratio(a, a, 202), new Ratio(a, a, 202));
        assertReason(Reason.NOT_FINITE, new Mean(4, 1e-320, 1), b);
    }

    /** As published: a sum of squares that no such sum can have gives nothing, not a wrong figure. */
    @Test
    void takesAnImpossibleSpreadForNone() {
        assertReason(Reason.NO_VARIANCE, new Mean(2, 1396.87, 52377.9767), Published.MEAN_B);
    }

    /** A million times 0.1: the sums' rounding is no spread. */
    @Test
    void doesNotTakeRoundingForSpread() {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 1_000_000; i++) {
            sum += 0.1;
            squares += 0.1 * 0.1;
        }
        assertReason(Reason.NO_VARIANCE, new Mean(1_000_000, sum, squares), b);
    }

    @Test
    void hasAnAbsoluteEffectOnAControlOfZero() {
        assertEquals(5, absolute(new Mean(4, 0, 8), b).estimate(), ROUNDING);
    }

    private static <S extends Statistic<S>> void assertReason(Reason reason, S control, S treatment) {
        assertEquals(Optional.of(reason), Effect.of(control, treatment, Scale.RELATIVE).reason());
    }

    private static double square(double x) {
        return x * x;
    }
}
