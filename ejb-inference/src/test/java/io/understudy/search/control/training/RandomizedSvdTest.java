package io.understudy.search.control.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.search.control.embedding.FeatureBag;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class RandomizedSvdTest {

    /** [[3, 0], [4, 5]] has A·Aᵀ = [[9, 12], [12, 41]], whose eigenvalues are 45 and 5. */
    private static final SparseRows TWO_BY_TWO = new SparseRows(
            List.of(new FeatureBag(new int[] {0}, new float[] {3}), new FeatureBag(new int[] {0, 1}, new float[] {4, 5})), 2);

    @Test
    void aMatrixWithKnownSingularValues() {
        var svd = RandomizedSvd.of(TWO_BY_TWO, 2, 2, 1, Lanes.ONE);

        assertArrayEquals(new double[] {Math.sqrt(45), Math.sqrt(5)}, svd.values(), 1e-9);
        // v1 = (1, 1)/√2 and v2 = (1, −1)/√2, up to sign
        double half = Math.sqrt(0.5);
        assertEquals(half, Math.abs(svd.right()[0][0]), 1e-9);
        assertEquals(half, Math.abs(svd.right()[1][0]), 1e-9);
        assertEquals(0.5, svd.right()[0][0] * svd.right()[1][0], 1e-9);
        assertEquals(-0.5, svd.right()[0][1] * svd.right()[1][1], 1e-9);
    }

    @Test
    void theLeadingValuesOfALargerDiagonalMatrix() {
        var rows = new ArrayList<FeatureBag>();
        for (int i = 0; i < 60; i++) rows.add(new FeatureBag(new int[] {i}, new float[] {60 - i}));

        var svd = RandomizedSvd.of(new SparseRows(rows, 60), 5, 12, 7, Lanes.ONE);

        assertArrayEquals(new double[] {60, 59, 58, 57, 56}, svd.values(), 0.05);
    }

    @Test
    void directionsThatDoNotExistAreZero() {
        var row = new FeatureBag(new int[] {0, 1}, new float[] {1, 1});

        var svd = RandomizedSvd.of(new SparseRows(List.of(row, row, row), 2), 2, 1, 1, Lanes.ONE);

        assertEquals(Math.sqrt(6), svd.values()[0], 1e-9);
        assertEquals(0, svd.values()[1], 1e-6);
        assertEquals(0, svd.right()[0][1], 0);
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() {
        try (var executor = Executors.newFixedThreadPool(2)) {
            var alone = RandomizedSvd.of(TWO_BY_TWO, 2, 2, 1, Lanes.ONE);
            var together = RandomizedSvd.of(TWO_BY_TWO, 2, 2, 1, new Lanes(executor, 2));

            assertArrayEquals(alone.right()[0], together.right()[0], 0);
            assertArrayEquals(alone.right()[1], together.right()[1], 0);
        }
    }
}
