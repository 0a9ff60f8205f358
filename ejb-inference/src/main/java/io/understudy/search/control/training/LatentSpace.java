package io.understudy.search.control.training;

import io.understudy.training.control.Lanes;
import java.util.SplittableRandom;

/**
 * The space of the leading right singular vectors of a large sparse matrix, by randomised subspace iteration: Halko,
 * Martinsson, Tropp, «Finding structure with randomness», SIAM Review 53 (2011), algorithm 4.4, with the basis
 * re-orthonormalised after every application of {@code A·Aᵀ}. Which basis of the space it is does not matter to those who
 * only compare what lies in it; the singular vectors themselves would cost a decomposition more.
 */
final class LatentSpace {

    private LatentSpace() {}

    /** @return double[columns][rank], columns orthonormal; those past the rank of the matrix zero */
    static double[][] basis(SparseRows a, int rank, int iterations, long seed, Lanes lanes) {
        var basis = DenseRows.orthonormal(a.times(gaussian(a.columns(), rank, seed), lanes), lanes);
        for (int i = 0; i < iterations; i++) {
            basis = DenseRows.orthonormal(a.times(a.transposedTimes(basis, lanes), lanes), lanes);
        }
        return DenseRows.orthonormal(a.transposedTimes(basis, lanes), lanes);
    }

    private static double[][] gaussian(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        var matrix = new double[rows][columns];
        for (var row : matrix) for (int j = 0; j < columns; j++) row[j] = random.nextGaussian();
        return matrix;
    }
}
