package io.understudy.search.control.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class InfoNceTest {

    private static final int D = 3;
    private static final float OUT = Float.NaN;
    /** Two queries over three candidates: one with a single positive, one with two and a candidate left out. */
    private static final float[] TARGETS = {1, 0, 0, 0.25f, OUT, 0.75f};

    private final InfoNce loss = new InfoNce(D, 0.5f, Lanes.ONE);

    @Test
    void equallyNearCandidatesCostTheLogarithmOfTheirNumber() {
        float[] query = {1, 0, 0};
        float[] candidates = {0, 1, 0, 0, 0, 1, 0, -1, 0};

        assertEquals(Math.log(3), loss.evaluate(query, candidates, new float[] {1, 0, 0}, new float[3], new float[9]), 1e-6);
    }

    @Test
    void theWorkedExample() {
        // logits 1/0.5 and 0: loss = ln(1 + e⁻²); slope of the positive = (1/(1+e⁻²) − 1)/0.5
        float[] query = {1, 0, 0};
        float[] candidates = {1, 0, 0, 0, 1, 0};
        var toCandidates = new float[6];

        double value = loss.evaluate(query, candidates, new float[] {1, 0}, new float[3], toCandidates);

        double miss = 1 - 1 / (1 + Math.exp(-2));
        assertEquals(Math.log1p(Math.exp(-2)), value, 1e-6);
        assertArrayEquals(new float[] {(float) (-2 * miss), 0, 0, (float) (2 * miss), 0, 0}, toCandidates, 1e-6f);
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        var queries = random(2 * D, 1);
        var candidates = random(3 * D, 2);
        var toQueries = new float[2 * D];
        var toCandidates = new float[3 * D];
        loss.evaluate(queries, candidates, TARGETS, toQueries, toCandidates);

        assertArrayEquals(differences(queries, queries, candidates), toQueries, 2e-3f);
        assertArrayEquals(differences(candidates, queries, candidates), toCandidates, 2e-3f);
    }

    @Test
    void twoThreadsGiveTheSameBits() {
        var queries = random(2 * D, 1);
        var candidates = random(3 * D, 2);
        var alone = new float[3 * D];
        var together = new float[3 * D];
        try (var executor = Executors.newFixedThreadPool(2)) {
            double one = loss.evaluate(queries, candidates, TARGETS, new float[2 * D], alone);
            double two = new InfoNce(D, 0.5f, new Lanes(executor, 2)).evaluate(queries, candidates, TARGETS, new float[2 * D], together);

            assertEquals(one, two, 0);
            assertArrayEquals(alone, together, 0);
        }
    }

    private float[] differences(float[] moved, float[] queries, float[] candidates) {
        float step = 1e-2f;
        var slopes = new float[moved.length];
        for (int i = 0; i < moved.length; i++) {
            float value = moved[i];
            moved[i] = value + step;
            double up = loss.evaluate(queries, candidates, TARGETS, new float[2 * D], new float[3 * D]);
            moved[i] = value - step;
            double down = loss.evaluate(queries, candidates, TARGETS, new float[2 * D], new float[3 * D]);
            moved[i] = value;
            slopes[i] = (float) ((up - down) / (2 * step));
        }
        return slopes;
    }

    private static float[] random(int size, long seed) {
        var random = new SplittableRandom(seed);
        var values = new float[size];
        for (int i = 0; i < size; i++) values[i] = (float) random.nextDouble(-1, 1);
        return values;
    }
}
