package io.understudy.search.control.training;

import io.understudy.training.control.Lanes;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/** Products of tall matrices, row by row and in vector code: double[rows][columns], rows many, columns few. */
final class DenseRows {

    /** Added to the diagonal as a share of its sum, so that dependent columns end near zero instead of in a division by it. */
    private static final double RIDGE = 1e-14;

    /** A column of whose square less than this share is its own depends on those before it. */
    private static final double DEPENDENT = 1e-11;

    private DenseRows() {}

    /** {@code X · M}. */
    static double[][] times(double[][] x, double[][] m, Lanes lanes) {
        var product = new double[x.length][m[0].length];
        lanes.split(x.length, (from, to) -> {
            for (int r = from; r < to; r++) {
                int i = 0;
                for (; i + 4 <= m.length; i += 4) {
                    addFour(product[r], m[i], x[r][i], m[i + 1], x[r][i + 1], m[i + 2], x[r][i + 2], m[i + 3], x[r][i + 3]);
                }
                for (; i < m.length; i++) addScaled(product[r], m[i], x[r][i]);
            }
        });
        return product;
    }

    /** {@code Xᵀ · X}. */
    static double[][] gram(double[][] x, Lanes lanes) {
        int columns = x[0].length;
        var gram = new double[columns][columns];
        lanes.split(columns, (from, to) -> {
            int r = 0;
            for (; r + 4 <= x.length; r += 4) {
                for (int i = from; i < to; i++) {
                    addFour(gram[i], x[r], x[r][i], x[r + 1], x[r + 1][i], x[r + 2], x[r + 2][i], x[r + 3], x[r + 3][i]);
                }
            }
            for (; r < x.length; r++) for (int i = from; i < to; i++) addScaled(gram[i], x[r], x[r][i]);
        });
        return gram;
    }

    /**
     * An orthonormal basis of the columns by Cholesky QR: {@code XᵀX = LLᵀ}, {@code Q = X·L⁻ᵀ}, which is as exact as the
     * square of the condition of X lets it be (Yamamoto and others, «Roundoff error analysis of the CholeskyQR2 algorithm»,
     * 2015). A column that depends on those before it comes out as zero.
     */
    static double[][] orthonormal(double[][] x, Lanes lanes) {
        var gram = new DMatrixRMaj(gram(x, lanes));
        int n = gram.numCols;
        var squares = new double[n];
        double trace = 0;
        for (int i = 0; i < n; i++) trace += squares[i] = gram.get(i, i);
        for (int i = 0; i < n; i++) gram.add(i, i, trace * RIDGE + Double.MIN_NORMAL);
        var cholesky = DecompositionFactory_DDRM.chol(n, true);
        if (!cholesky.decompose(gram)) throw new IllegalStateException("A Gram matrix is not positive definite");
        var lower = cholesky.getT(null);
        var dependent = new boolean[n];
        for (int i = 0; i < n; i++) dependent[i] = lower.get(i, i) * lower.get(i, i) <= DEPENDENT * squares[i];
        TriangularSolver_DDRM.invertLower(lower.data, n);
        var transposed = new double[n][n];
        for (int i = 0; i < n; i++) for (int j = 0; j <= i && !dependent[i]; j++) transposed[j][i] = lower.get(i, j);
        return times(x, transposed, lanes);
    }

    static void addScaled(double[] sum, double[] row, double factor) {
        for (int k = 0; k < sum.length; k++) sum[k] += factor * row[k];
    }

    private static void addFour(
            double[] sum, double[] a, double fa, double[] b, double fb, double[] c, double fc, double[] e, double fe) {
        for (int k = 0; k < sum.length; k++) sum[k] += fa * a[k] + fb * b[k] + fc * c[k] + fe * e[k];
    }
}
