package io.understudy.search.control.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.training.control.Lanes;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class InfoNceTest {

    private static final int D = 5;
    private static final float OUT = Float.NaN;
    /** Two queries over three candidates: one with a single positive, one with two and a candidate left out. */
    private static final float[][] TARGETS = {{1, 0, 0}, {0.25f, OUT, 0.75f}};

    private final InfoNce loss = new InfoNce(0.5f, Lanes.ONE);
    private final float[][] queries = random(2, 1);
    private final float[][] candidates = random(3, 2);

    @Test
    void equallyNearCandidatesCostTheLogarithmOfTheirNumber() {
        var gradient = loss.evaluate(
                new float[][] {{1, 0, 0}}, new float[][] {{0, 1, 0}, {0, 0, 1}, {0, -1, 0}}, new float[][] {{1, 0, 0}});

        assertEquals(Math.log(3), gradient.value(), 1e-6);
    }

    @Test
    void theWorkedExample() {
        // logits 1/0.5 and 0: loss = ln(1 + e⁻²); slope of the positive = (1/(1+e⁻²) − 1)/0.5
        var gradient = loss.evaluate(new float[][] {{1, 0}}, new float[][] {{1, 0}, {0, 1}}, new float[][] {{1, 0}});

        float miss = (float) (1 - 1 / (1 + Math.exp(-2)));
        assertEquals(Math.log1p(Math.exp(-2)), gradient.value(), 1e-6);
        assertArrayEquals(new float[] {-2 * miss, 0}, gradient.candidates()[0], 1e-6f);
        assertArrayEquals(new float[] {2 * miss, 0}, gradient.candidates()[1], 1e-6f);
        assertArrayEquals(new float[] {-2 * miss, 2 * miss}, gradient.queries()[0], 1e-6f);
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        var gradient = loss.evaluate(queries, candidates, TARGETS);

        for (int i = 0; i < 2; i++) assertArrayEquals(differences(queries[i]), gradient.queries()[i], 2e-3f);
        for (int k = 0; k < 3; k++) assertArrayEquals(differences(candidates[k]), gradient.candidates()[k], 2e-3f);
    }

    @Test
    void twoThreadsGiveTheSameBits() {
        try (var executor = Executors.newFixedThreadPool(2)) {
            var alone = loss.evaluate(queries, candidates, TARGETS);
            var together = new InfoNce(0.5f, new Lanes(executor, 2)).evaluate(queries, candidates, TARGETS);

            assertEquals(alone.value(), together.value(), 0);
            for (int k = 0; k < 3; k++) assertArrayEquals(alone.candidates()[k], together.candidates()[k], 0);
        }
    }

    private float[] differences(float[] moved) {
        float step = 1e-2f;
        var slopes = new float[D];
        for (int d = 0; d < D; d++) {
            float value = moved[d];
            moved[d] = value + step;
            double up = loss.evaluate(queries, candidates, TARGETS).value();
            moved[d] = value - step;
            double down = loss.evaluate(queries, candidates, TARGETS).value();
            moved[d] = value;
            slopes[d] = (float) ((up - down) / (2 * step));
        }
        return slopes;
    }

    private static float[][] random(int rows, long seed) {
        var random = new SplittableRandom(seed);
        var values = new float[rows][D];
        for (var row : values) for (int d = 0; d < D; d++) row[d] = (float) random.nextDouble(-1, 1);
        return values;
    }
}
