package io.understudy.search.control.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.text.control.FeatureBag;
import io.understudy.training.control.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LatentSpaceTest {

    /** [[3, 0], [4, 5]] has the right singular vectors (1, 1)/√2 for √45 and (1, −1)/√2 for √5. */
    private static final SparseRows TWO_BY_TWO = new SparseRows(
            List.of(new FeatureBag(new int[] {0}, new float[] {3}), new FeatureBag(new int[] {0, 1}, new float[] {4, 5})), 2);

    @Test
    void theLeadingVectorOfAKnownMatrix() {
        var basis = LatentSpace.basis(TWO_BY_TWO, 1, 12, 1, Lanes.ONE);

        double half = Math.sqrt(0.5);
        assertEquals(half, Math.abs(basis[0][0]), 1e-9);
        assertEquals(0.5, basis[0][0] * basis[1][0], 1e-9);
    }

    @Test
    void theSpaceOfTheLargestValuesOfADiagonalMatrix() {
        var rows = new ArrayList<FeatureBag>();
        for (int i = 0; i < 60; i++) rows.add(new FeatureBag(new int[] {i}, new float[] {i < 5 ? 100 - i : 10}));

        var basis = LatentSpace.basis(new SparseRows(rows, 60), 5, 3, 7, Lanes.ONE);

        // the projection onto the space: 1 for the first five columns, 0 for the others
        for (int column = 0; column < 60; column++) assertEquals(column < 5 ? 1 : 0, dot(basis[column], basis[column]), 1e-6);
    }

    @Test
    void columnsAreOrthonormal() {
        var rows = new ArrayList<FeatureBag>();
        for (int i = 0; i < 40; i++) rows.add(new FeatureBag(new int[] {i % 7, 7 + i % 11}, new float[] {1 + i, 2 + i % 3}));

        var basis = LatentSpace.basis(new SparseRows(rows, 18), 6, 1, 3, Lanes.ONE);

        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                double product = 0;
                for (var row : basis) product += row[i] * row[j];
                assertEquals(i == j ? 1 : 0, product, 1e-9);
            }
        }
    }

    @Test
    void directionsThatDoNotExistAreZero() {
        var row = new FeatureBag(new int[] {0, 1}, new float[] {1, 1});

        var basis = LatentSpace.basis(new SparseRows(List.of(row, row, row), 2), 2, 1, 1, Lanes.ONE);

        assertEquals(Math.sqrt(0.5), Math.abs(basis[0][0]), 1e-6);
        assertArrayEquals(new double[] {0, 0}, new double[] {basis[0][1], basis[1][1]}, 0);
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() {
        try (var executor = Executors.newFixedThreadPool(2)) {
            var alone = LatentSpace.basis(TWO_BY_TWO, 2, 2, 1, Lanes.ONE);
            var together = LatentSpace.basis(TWO_BY_TWO, 2, 2, 1, new Lanes(executor, 2));

            assertArrayEquals(alone[0], together[0], 0);
            assertArrayEquals(alone[1], together[1], 0);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }
}
