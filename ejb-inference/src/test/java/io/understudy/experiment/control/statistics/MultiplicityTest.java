package io.understudy.experiment.control.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import org.junit.jupiter.api.Test;

/** GrowthBook's published adjustments: "pvalue correction method", in the order of the given p-values. */
class MultiplicityTest {

    @Test
    void adjustsByHolmAsPublished() {
        var adjusted = Multiplicity.HOLM.adjusted(0.01, 0.04, 0.03, 0.005, 0.55, 0.6);
        assertArrayEquals(new double[] {0.05, 0.12, 0.12, 0.03, 1, 1}, adjusted, 1e-12);
    }

    @Test
    void adjustsByBenjaminiAndHochbergAsPublished() {
        var adjusted = Multiplicity.BENJAMINI_HOCHBERG.adjusted(0.898, 0.138, 0.007, 0.964, 0.538, 0.006, 0.138);
        assertArrayEquals(new double[] {0.964, 0.2415, 0.0245, 0.964, 0.7532, 0.0245, 0.2415}, adjusted, 1e-12);
    }

    @Test
    void leavesOneAsItIs() {
        for (var method : Multiplicity.values()) {
            assertArrayEquals(new double[] {0.03}, method.adjusted(0.03), 0);
            assertArrayEquals(new double[0], method.adjusted(), 0);
        }
        assertArrayEquals(new double[] {0.03, 0.01}, Multiplicity.NONE.adjusted(0.03, 0.01), 0);
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThrows(DomainException.class, () -> Multiplicity.HOLM.adjusted(0.1, Double.NaN));
        assertThrows(DomainException.class, () -> Multiplicity.HOLM.adjusted(0.1, 1.1));
    }
}
