package io.understudy.experiment.control.statistics;

import static io.understudy.experiment.control.statistics.Published.FIVE_DECIMALS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * GrowthBook's published results, with five decimals: {@code packages/shared/test/power.test.ts}. Its tables are of three
 * arms with 1,500 users more in each, week by week.
 *
 * <p>GrowthBook gives both arms of a proportion the control's variance. And what it calls the power of a sequential test
 * is that of a fixed one whose standard error is as many times greater as the sequence's interval is wider than the fixed
 * one: 0.059 for a test that, at its last look, finds the effect with 0.005. Its numbers are met by planning that; ours say
 * with what chance the interval will leave zero out.
 */
class PlanTest {

    private static final Baseline.Level VISITS = new Baseline.Level(10, Math.sqrt(3909.9997749994377));
    private static final Baseline.Level REVENUE = new Baseline.Level(0.1, Math.sqrt(0.5));
    private static final Baseline.Rate CLICKS = new Baseline.Rate(0.1);
    private static final SampleSize THIRDS = new SampleSize(133_333, 133_333);
    private static final ConfidenceSequence SEQUENCE = new ConfidenceSequence(0.05, 5_000, Alternative.TWO_SIDED);
    private static final double FIXED = 1.959963984540054;

    /** Of the effect: GrowthBook leaves the far tail, significance in the wrong direction, out when it solves for one. */
    private static final double FAR_TAIL = 1e-5;

    private static Plan fixed(Baseline baseline) {
        return Plan.fixedHorizon(baseline, Scale.RELATIVE, 0.05);
    }

    private static Plan sequential(Baseline baseline) {
        return Plan.sequential(baseline, Scale.RELATIVE, 0.05, 5_000);
    }

    private static Plan widened(Baseline.Level baseline, SampleSize size) {
        return fixed(new Baseline.Level(baseline.mean(), baseline.standardDeviation() * SEQUENCE.critical(size.total()) / FIXED));
    }

    @Test
    void equalsThePublishedPower() {
        assertPublished(fixed(VISITS), THIRDS, 0.05, 0.52144, 0.07027);
        assertPublished(widened(VISITS, THIRDS), THIRDS, 0.05, 0.20596, 0.12821);
    }

    private static void assertPublished(Plan plan, SampleSize size, double effect, double power, double least) {
        assertEquals(power, plan.power(size, effect).orElseThrow(), FIVE_DECIMALS);
        assertEquals(least, plan.minimumDetectableEffect(size, 0.8).orElseThrow(), FIVE_DECIMALS + FAR_TAIL * least);
    }

    @ParameterizedTest(name = "week {0}")
    @CsvSource({
        "1, 0.073, 0.17053, 0.36767, 1.26769", "2, 0.0965, 0.29389, 0.24505, 0.71941", "3, 0.1204, 0.41122, 0.19525, 0.54299",
        "4, 0.14458, 0.51749, 0.16673, 0.4506", "5, 0.16895, 0.61037, 0.14774, 0.39208", "6, 0.19342, 0.68938, 0.13394, 0.35099",
        "7, 0.21791, 0.75513, 0.12336, 0.32018", "8, 0.24235, 0.80886, 0.11491, 0.29603", "9, 0.26666, 0.85213, 0.10796, 0.27647"
    })
    void equalsThePublishedTable(int week, double clicks, double revenue, double leastClicks, double leastRevenue) {
        var size = new SampleSize(1_500L * week, 1_500L * week);
        assertPublished(fixed(CLICKS.asLevel()), size, 0.05, clicks, leastClicks);
        assertPublished(fixed(REVENUE), size, 0.3, revenue, leastRevenue);
    }

    @ParameterizedTest(name = "week {0}")
    @CsvSource({
        "1, 0.05936, 0.09832, 0.65545, 4.33868", "2, 0.06912, 0.14992, 0.4112, 1.51846", "3, 0.07849, 0.19972, 0.32394, 1.04943",
        "4, 0.08761, 0.24784, 0.27607, 0.84084", "5, 0.09657, 0.29426, 0.24484, 0.71862", "6, 0.10541, 0.33888, 0.22241, 0.63663",
        "7, 0.11415, 0.38165, 0.20532, 0.577", "8, 0.12282, 0.42249, 0.19172, 0.53123", "9, 0.13142, 0.46136, 0.18058, 0.49473"
    })
    void equalsThePublishedTableOfSequences(int week, double clicks, double revenue, double leastClicks, double leastRevenue) {
        var size = new SampleSize(1_500L * week, 1_500L * week);
        assertPublished(widened(CLICKS.asLevel(), size), size, 0.05, clicks, leastClicks);
        assertPublished(widened(REVENUE, size), size, 0.3, revenue, leastRevenue);
    }

    /** n = (1.959964 + 0.841621)² · 2 · 100 / 4 = 392.44, the textbook's formula for two means. */
    @Test
    void needsTheTextbooksUnits() {
        var plan = Plan.fixedHorizon(new Baseline.Level(50, 10), Scale.ABSOLUTE, 0.05);
        assertEquals(new SampleSize(393, 393), plan.sampleSize(2, 0.8, 1).orElseThrow());
        assertEquals(new SampleSize(393, 393), plan.sampleSize(-2, 0.8, 1).orElseThrow());
        // (1.959964 + 0.841621)² · (100 + 100/3) / 4 = 261.63
        assertEquals(new SampleSize(262, 786), plan.sampleSize(2, 0.8, 3).orElseThrow());
    }

    /** (1.959964 + 0.841621)² · (0.1 · 0.9 + 0.12 · 0.88) / 0.02² = 3838.1: each arm with its own variance. */
    @Test
    void needsTheTextbooksUnitsForProportions() {
        var plan = Plan.fixedHorizon(CLICKS, Scale.ABSOLUTE, 0.05);
        assertEquals(new SampleSize(3839, 3839), plan.sampleSize(0.02, 0.8, 1).orElseThrow());
    }

    /** An effect as large as the sequence's half width is left out of the interval every other time. */
    @Test
    void findsWhatTheSequencesIntervalLeavesOut() {
        var plan = Plan.sequential(new Baseline.Level(50, 10), Scale.ABSOLUTE, 0.05, 5_000);
        double halfWidth = SEQUENCE.critical(2_000) * 10 * Math.sqrt(2 / 1000.0);
        assertEquals(0.5, plan.power(new SampleSize(1_000, 1_000), halfWidth).orElseThrow(), 1e-6);
        assertTrue(plan.sampleSize(2, 0.8, 1).orElseThrow().control() > 393, "more than a fixed horizon's");
    }

    @Test
    void givesTheFewestUnitsThatSuffice() {
        for (var plan : new Plan[] {fixed(CLICKS), sequential(CLICKS), fixed(REVENUE), Plan.fixedHorizon(CLICKS, Scale.ABSOLUTE, 0.01)}) {
            var size = plan.sampleSize(0.1, 0.9, 1).orElseThrow();
            assertTrue(plan.power(size, 0.1).orElseThrow() >= 0.9);
            assertTrue(plan.power(new SampleSize(size.control() - 1, size.treatment() - 1), 0.1).orElseThrow() < 0.9);
            assertEquals(0.9, plan.power(size, plan.minimumDetectableEffect(size, 0.9).orElseThrow()).orElseThrow(), 1e-9);
        }
    }

    @Test
    void namesWhyThereIsNoPlan() {
        assertEquals(Optional.of(Reason.NO_EFFECT), fixed(CLICKS).sampleSize(0, 0.8, 1).reason());
        assertEquals(Optional.of(Reason.OUT_OF_RANGE), fixed(CLICKS).sampleSize(9, 0.8, 1).reason());
        assertEquals(Optional.of(Reason.ZERO_BASELINE), fixed(new Baseline.Level(0, 1)).sampleSize(0.1, 0.8, 1).reason());
        assertEquals(Optional.of(Reason.UNREACHABLE), fixed(REVENUE).sampleSize(1e-9, 0.8, 1).reason());
        assertEquals(Optional.of(Reason.UNREACHABLE), fixed(REVENUE).minimumDetectableEffect(new SampleSize(10, 10), 0.8).reason());
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThrows(DomainException.class, () -> new Baseline.Rate(1));
        assertThrows(DomainException.class, () -> new Baseline.Level(1, 0));
        assertThrows(DomainException.class, () -> fixed(CLICKS).sampleSize(0.1, 0.05, 1));
        assertThrows(DomainException.class, () -> fixed(CLICKS).sampleSize(0.1, 1, 1));
        assertThrows(DomainException.class, () -> fixed(CLICKS).sampleSize(Double.NaN, 0.8, 1));
    }
}
