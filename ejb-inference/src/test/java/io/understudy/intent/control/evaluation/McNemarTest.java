package io.understudy.intent.control.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.intent.control.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class McNemarTest {

    @Test
    void isTheTwoSidedBinomial() {
        assertEquals(2 * (1 + 10) / 1024.0, McNemar.pValue(1, 9), 1e-12);
        assertEquals(McNemar.pValue(1, 9), McNemar.pValue(9, 1), 0);
        assertEquals(2 / 64.0, McNemar.pValue(0, 6), 1e-12);
        assertEquals(1, McNemar.pValue(5, 5), 0);
        assertEquals(1, McNemar.pValue(0, 0), 0);
    }

    /** Edwards 1948: (|b − c| − 1)² / (b + c) = 20² / 400 is a z of 1 with its correction, p = 0.3173. */
    @Test
    void nearsTheCorrectedChiSquareWhereThereAreManyRows() {
        assertEquals(0.3173, McNemar.pValue(190, 211), 0.002);
        assertTrue(McNemar.pValue(10_000, 10_600) < 1e-4);
    }

    @Test
    void comparesWhatCallersAreTold() {
        var truths = List.of("a", "b", Answered.OUT_OF_SCOPE);
        var champion = new Answered(List.of("a", "b"), List.of(says(0, false), says(0, false), says(0, false)), truths);
        var challenger = new Answered(List.of("b", "a"), List.of(says(1, false), says(0, false), says(0, true)), truths);

        var comparison = champion.against(challenger);

        assertEquals(3, comparison.rows());
        assertEquals(0, comparison.championOnly());
        assertEquals(2, comparison.challengerOnly());
        assertEquals(1 / 3.0, comparison.championAccuracy(), 1e-12);
        assertEquals(1, comparison.challengerAccuracy(), 1e-12);
        assertEquals(0.5, comparison.pValue(), 1e-12);
    }

    private static Verdict says(int top, boolean outOfScope) {
        return new Verdict(top == 0 ? new float[] {0.75f, 0.25f} : new float[] {0.25f, 0.75f}, outOfScope);
    }
}
