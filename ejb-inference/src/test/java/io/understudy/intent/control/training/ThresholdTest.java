package io.understudy.intent.control.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdTest {

    @Test
    void withoutExamplesAShareOfTheRowsStaysInScope() {
        var logits = new ArrayList<float[]>();
        for (int i = 1; i <= 100; i++) logits.add(saying((50 + i / 4.0) / 100));

        double threshold = Threshold.of(logits, new int[100], -1, 0.9);

        assertEquals(90, logits.stream().filter(row -> probability(row) >= threshold).count());
    }

    /** Right at 0.9 and 0.8, wrong at 0.55, out of scope at 0.6 and 0.7: between 0.7 and 0.8 everything is told apart. */
    @Test
    void withExamplesItStandsWhereTheyAreToldApart() {
        var logits = List.of(outside(0.9), outside(0.8), outside(0.6), outside(0.7), outside(0.55));

        double threshold = Threshold.of(logits, new int[] {0, 0, 2, 2, 1}, 2, 0.5);

        assertEquals(0.75, threshold, 1e-5);
    }

    @Test
    void theTemperatureIsWhatTheLogitsWereDividedBy() {
        var logits = new ArrayList<float[]>();
        var labels = new int[1000];
        for (int i = 0; i < 1000; i++) {
            logits.add(new float[] {(float) Math.log(0.8 / 0.2) / 5, 0});
            labels[i] = i % 5 == 0 ? 1 : 0;
        }

        var mixture = Mixture.of(logits, List.of(), labels);

        assertEquals(5, mixture.linear(), 0.01);
        assertTrue(Mixture.bestLoss(logits, labels) <= -(0.8 * Math.log(0.8) + 0.2 * Math.log(0.2)) + 1e-9);
    }

    private static float[] saying(double probability) {
        return new float[] {(float) Math.log(probability), (float) Math.log(1 - probability)};
    }

    /** The first of two labels at this probability, and hardly anything for the class out of scope. */
    private static float[] outside(double probability) {
        return new float[] {(float) Math.log(probability), (float) Math.log(1 - probability), -40};
    }

    private static double probability(float[] logits) {
        var probabilities = logits.clone();
        Softmax.of(probabilities);
        return Math.max(probabilities[0], probabilities[1]);
    }
}
