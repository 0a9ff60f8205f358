package io.understudy.search.control.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.text.control.FeatureBag;
import io.understudy.training.control.Lanes;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingMatrixTest {

    private static final FeatureBag BOTH = new FeatureBag(new int[] {0, 1}, new float[] {1, 2});

    private final float[][] rows = {{1, 0}, {1, 2}, {9, 9}};
    private final EmbeddingMatrix matrix = new EmbeddingMatrix(rows, Lanes.ONE);

    @Test
    void poolsToUnitLength() {
        // 1·(1, 0) + 2·(1, 2) = (3, 4)
        var pooled = matrix.pool(List.of(BOTH));

        assertArrayEquals(new float[] {0.6f, 0.8f}, pooled.unit()[0], 1e-6f);
        assertEquals(5, pooled.norms()[0], 1e-6f);
    }

    @Test
    void anEmptyBagStaysZero() {
        var pooled = matrix.pool(List.of(new FeatureBag(new int[0], new float[0])));
        var gradient = new float[][] {{1, 1}};
        EmbeddingMatrix.throughNorm(pooled, gradient);

        assertArrayEquals(new float[] {0, 0}, pooled.unit()[0], 0);
        assertArrayEquals(new float[] {0, 0}, gradient[0], 0);
    }

    @Test
    void onlyWhatTurnsTheVectorPassesTheNorm() {
        // g = (1, 0), u = (0.6, 0.8): (g − 0.6·u)/5 = (0.64, −0.48)/5
        var gradient = new float[][] {{1, 0}};
        EmbeddingMatrix.throughNorm(matrix.pool(List.of(BOTH)), gradient);

        assertArrayEquals(new float[] {0.128f, -0.096f}, gradient[0], 1e-6f);
    }

    @Test
    void theFirstStepOfARowHasTheRateAsItsRootMeanSquare() {
        matrix.step(List.of(BOTH), new float[][] {{3, 4}}, 0.1f);

        // the row's gradient is w·(3, 4); divided by its own root mean square 5/√2·w it no longer knows w
        float scale = (float) (0.1 / (5 / Math.sqrt(2)));
        assertArrayEquals(new float[] {1 - 3 * scale, -4 * scale}, rows[0], 1e-6f);
        assertArrayEquals(new float[] {1 - 3 * scale, 2 - 4 * scale}, rows[1], 1e-6f);
        assertArrayEquals(new float[] {9, 9}, rows[2], 0);
    }

    @Test
    void aBatchTurnsOnItsSide() {
        var side = FeatureMajor.of(List.of(BOTH, new FeatureBag(new int[] {1}, new float[] {7})), 3);

        assertArrayEquals(new int[] {0, 1}, side.features());
        assertArrayEquals(new int[] {0, 1, 3}, side.starts());
        assertArrayEquals(new int[] {0, 0, 1}, side.bags());
        assertArrayEquals(new float[] {1, 2, 7}, side.weights());
    }
}
