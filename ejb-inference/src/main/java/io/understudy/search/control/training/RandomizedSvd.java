package io.understudy.search.control.training;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * The leading singular values and right singular vectors of a large sparse matrix, by randomised subspace iteration: Halko,
 * Martinsson, Tropp, «Finding structure with randomness», SIAM Review 53 (2011), algorithms 4.4 and 5.1, with the basis
 * re-orthonormalised after every application of {@code A·Aᵀ}.
 *
 * @param values descending
 * @param right double[columns][rank]: each row is a column of A in the reduced space
 */
record RandomizedSvd(double[] values, double[][] right) {

    /** Extra directions that catch what the random start misses. */
    private static final int OVERSAMPLING = 10;

    /** Singular values below this share of the first are noise; they and their vectors come out as zero. */
    private static final double NEGLIGIBLE = 1e-7;

    static RandomizedSvd of(SparseRows a, int rank, int iterations, long seed, Lanes lanes) {
        int width = Math.min(rank + OVERSAMPLING, Math.min(a.rows().size(), a.columns()));
        var basis = DenseRows.orthonormal(a.times(gaussian(a.columns(), width, seed), lanes), lanes);
        for (int i = 0; i < iterations; i++) {
            basis = DenseRows.orthonormal(a.times(a.transposedTimes(basis, lanes), lanes), lanes);
        }
        return small(a.transposedTimes(basis, lanes), rank, lanes);
    }

    /** From {@code Bᵀ = Aᵀ·Q}: the eigenvectors W of {@code B·Bᵀ} give {@code V = Bᵀ·W·Σ⁻¹}. */
    private static RandomizedSvd small(double[][] bTransposed, int rank, Lanes lanes) {
        int width = bTransposed[0].length;
        var eigen = DecompositionFactory_DDRM.eig(width, true, true);
        if (!eigen.decompose(new DMatrixRMaj(DenseRows.gram(bTransposed, lanes)))) {
            throw new IllegalStateException("The eigenvalues of the reduced matrix do not converge");
        }
        var order = IntStream.range(0, width).boxed()
                .sorted((x, y) -> Double.compare(eigen.getEigenvalue(y).real, eigen.getEigenvalue(x).real))
                .limit(rank)
                .toList();
        var values = new double[rank];
        var scaled = new double[width][rank];
        for (int k = 0; k < order.size(); k++) {
            double value = Math.sqrt(Math.max(0, eigen.getEigenvalue(order.get(k)).real));
            if (k > 0 && value <= NEGLIGIBLE * values[0]) break;
            values[k] = value;
            var vector = eigen.getEigenVector(order.get(k));
            for (int i = 0; i < width; i++) scaled[i][k] = vector.get(i) / value;
        }
        return new RandomizedSvd(values, DenseRows.times(bTransposed, scaled, lanes));
    }

    private static double[][] gaussian(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        var matrix = new double[rows][columns];
        for (var row : matrix) for (int j = 0; j < columns; j++) row[j] = random.nextGaussian();
        return matrix;
    }
}
