package io.understudy.search.control.training;

import io.understudy.text.control.FeatureBag;
import io.understudy.training.control.Lanes;
import io.understudy.training.control.Vectors;
import java.util.Arrays;
import java.util.List;

/**
 * The matrix while it learns: sums of rows forward, gradients backward, and one step of row-wise Adagrad (Duchi, Hazan,
 * Singer 2011, with one accumulator a row as in large embedding tables: the mean square of its gradients).
 */
final class EmbeddingMatrix {

    private static final float EPSILON = 1e-10f;

    private final float[][] rows;
    private final float[] squares;
    private final int dimension;
    private final Lanes lanes;

    EmbeddingMatrix(float[][] rows, Lanes lanes) {
        this.rows = rows;
        this.squares = new float[rows.length];
        this.dimension = rows[0].length;
        this.lanes = lanes;
    }

    float[][] rows() {
        return rows;
    }

    /** Weighted sums, scaled to unit length, and their lengths before. */
    record Pooled(float[][] unit, float[] norms) {}

    Pooled pool(List<FeatureBag> bags) {
        var pooled = new Pooled(new float[bags.size()][dimension], new float[bags.size()]);
        lanes.split(bags.size(), (from, to) -> {
            for (int i = from; i < to; i++) pooled.norms[i] = poolOne(bags.get(i), pooled.unit[i]);
        });
        return pooled;
    }

    private float poolOne(FeatureBag bag, float[] sum) {
        Vectors.addAll(sum, rows, bag.ids(), bag.weights(), 0, bag.size());
        double norm = Math.sqrt(Vectors.dot(sum, sum));
        if (norm == 0) return 0;
        float scale = (float) (1 / norm);
        for (int d = 0; d < dimension; d++) sum[d] *= scale;
        return (float) norm;
    }

    /**
     * @param gradient ∂L/∂u for the unit vectors u of the pooled bags; on return ∂L/∂s for the sums s:
     *     {@code (g − (g·u)·u) / |s|}
     */
    static void throughNorm(Pooled pooled, float[][] gradient) {
        for (int i = 0; i < gradient.length; i++) {
            float scale = pooled.norms[i] == 0 ? 0 : 1 / pooled.norms[i];
            Vectors.addScaled(gradient[i], pooled.unit[i], (float) -Vectors.dot(gradient[i], pooled.unit[i]));
            for (int d = 0; d < gradient[i].length; d++) gradient[i][d] *= scale;
        }
    }

    /** One step: every row that a bag touched moves against the weighted sum of the bags' gradients. */
    void step(List<FeatureBag> bags, float[][] gradient, float rate) {
        var byFeature = FeatureMajor.of(bags, rows.length);
        lanes.split(byFeature.features().length, (from, to) -> {
            var row = new float[dimension];
            for (int f = from; f < to; f++) {
                int start = byFeature.starts()[f];
                Arrays.fill(row, 0);
                Vectors.addAll(row, gradient, byFeature.bags(), byFeature.weights(), start, byFeature.starts()[f + 1] - start);
                update(byFeature.features()[f], row, rate);
            }
        });
    }

    private void update(int feature, float[] gradient, float rate) {
        squares[feature] += Vectors.squares(gradient) / dimension;
        Vectors.addScaled(rows[feature], gradient, -rate / ((float) Math.sqrt(squares[feature]) + EPSILON));
    }
}
