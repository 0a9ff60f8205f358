package io.understudy.intent.control.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.intent.control.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    /** Rows: a→a (0.8), a→b (0.6), b→b (0.9, but held to be out of scope), out of scope→found, out of scope→a. */
    private static final Evaluation OF_FIVE = Evaluation.of(new Answered(
            List.of("a", "b"),
            List.of(verdict(0.8f, false), verdict(0.4f, false), verdict(0.1f, true), verdict(0.5f, true), verdict(0.7f, false)),
            List.of("a", "a", "b", "out_of_scope", "out_of_scope")));

    @Test
    void accuracyIsOfTheRowsInScopeAndAnsweredAccuracyOfAll() {
        assertEquals(3, OF_FIVE.rows());
        assertEquals(2 / 3.0, OF_FIVE.accuracy(), 1e-12);
        assertEquals(2 / 5.0, OF_FIVE.answeredAccuracy(), 1e-12);
    }

    @Test
    void everyLabelHasPrecisionAndRecall() {
        assertEquals(
                List.of(new Evaluation.LabelScore("a", 2, 1.0, 0.5, 2 / 3.0), new Evaluation.LabelScore("b", 1, 0.5, 1, 2 / 3.0)),
                OF_FIVE.labels());
        assertEquals(2 / 3.0, OF_FIVE.macroF1(), 1e-12);
        assertEquals(List.of(new Evaluation.Confusion("a", "b", 1)), OF_FIVE.confusions());
    }

    /** Each row has a bin of its own: |0.8 − 1| + |0.6 − 0| + |0.9 − 1| over three. */
    @Test
    void calibrationErrorIsTheMeanGapOfTheBins() {
        assertEquals((0.2 + 0.6 + 0.1) / 3, OF_FIVE.calibrationError(), 1e-6);
    }

    @Test
    void tellsWhatWasFoundToBeOutOfScopeAndWhatWasWronglySo() {
        assertEquals(new Evaluation.OutOfScope(2, 0.5, 1 / 3.0), OF_FIVE.outOfScope());
    }

    private static Verdict verdict(float first, boolean outOfScope) {
        return new Verdict(new float[] {first, 1 - first}, outOfScope);
    }
}
