package io.understudy.search.control.training;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
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

    /** Singular values below this share of the first are noise and come out as zero vectors. */
    private static final double NEGLIGIBLE = 1e-10;

    static RandomizedSvd of(SparseRows a, int rank, int iterations, long seed, Lanes lanes) {
        int width = Math.min(rank + OVERSAMPLING, Math.min(a.rows().size(), a.columns()));
        var basis = orthonormal(a.times(gaussian(a.columns(), width, seed), lanes));
        for (int i = 0; i < iterations; i++) {
            basis = orthonormal(a.times(a.transposedTimes(basis, lanes), lanes));
        }
        return small(a.transposedTimes(basis, lanes), rank);
    }

    /** From {@code Bᵀ = Aᵀ·Q}: the eigenvectors W of {@code B·Bᵀ} give {@code V = Bᵀ·W·Σ⁻¹}. */
    private static RandomizedSvd small(double[][] bTransposed, int rank) {
        var bt = new DMatrixRMaj(bTransposed);
        int width = bt.numCols;
        var gram = new DMatrixRMaj(width, width);
        CommonOps_DDRM.multInner(bt, gram);
        var eigen = DecompositionFactory_DDRM.eig(width, true, true);
        if (!eigen.decompose(gram)) throw new IllegalStateException("The eigenvalues of the reduced matrix do not converge");
        var order = IntStream.range(0, width).boxed()
                .sorted((x, y) -> Double.compare(eigen.getEigenvalue(y).real, eigen.getEigenvalue(x).real))
                .mapToInt(Integer::intValue).limit(rank).toArray();
        var values = new double[rank];
        var scaled = new DMatrixRMaj(width, rank);
        for (int k = 0; k < order.length; k++) {
            values[k] = Math.sqrt(Math.max(0, eigen.getEigenvalue(order[k]).real));
            if (values[k] <= NEGLIGIBLE * values[0]) continue;
            var vector = eigen.getEigenVector(order[k]);
            for (int i = 0; i < width; i++) scaled.set(i, k, vector.get(i) / values[k]);
        }
        var right = new DMatrixRMaj(bt.numRows, rank);
        CommonOps_DDRM.mult(bt, scaled, right);
        return new RandomizedSvd(values, rows(right));
    }

    private static double[][] gaussian(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        var matrix = new double[rows][columns];
        for (var row : matrix) for (int j = 0; j < columns; j++) row[j] = random.nextGaussian();
        return matrix;
    }

    private static double[][] orthonormal(double[][] columns) {
        var matrix = new DMatrixRMaj(columns);
        var qr = DecompositionFactory_DDRM.qr(matrix.numRows, matrix.numCols);
        // It answers false where columns depend on each other; Q is orthonormal even then, and that is all that is needed.
        qr.decompose(matrix);
        return rows(qr.getQ(null, true));
    }

    private static double[][] rows(DMatrixRMaj matrix) {
        var rows = new double[matrix.numRows][matrix.numCols];
        for (int i = 0; i < rows.length; i++) System.arraycopy(matrix.data, i * matrix.numCols, rows[i], 0, matrix.numCols);
        return rows;
    }
}
