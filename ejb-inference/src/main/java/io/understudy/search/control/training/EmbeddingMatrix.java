package io.understudy.search.control.training;

import io.understudy.search.control.embedding.FeatureBag;
import java.util.Arrays;
import java.util.List;

/**
 * The matrix while it learns: sums of rows forward, gradients backward, and one step of row-wise Adagrad (Duchi, Hazan,
 * Singer 2011, with one accumulator a row as in large embedding tables: the mean square of its gradients).
 */
final class EmbeddingMatrix {

    private static final float EPSILON = 1e-10f;

    private final float[] values;
    private final float[] squares;
    private final int dimension;
    private final Lanes lanes;

    EmbeddingMatrix(float[] values, int dimension, Lanes lanes) {
        this.values = values;
        this.squares = new float[values.length / dimension];
        this.dimension = dimension;
        this.lanes = lanes;
    }

    float[] values() {
        return values;
    }

    int dimension() {
        return dimension;
    }

    /** Weighted sums scaled to unit length. */
    record Pooled(float[] unit, float[] norms) {}

    Pooled pool(List<FeatureBag> bags) {
        var pooled = new Pooled(new float[bags.size() * dimension], new float[bags.size()]);
        lanes.split(bags.size(), (from, to) -> {
            for (int i = from; i < to; i++) pooled.norms[i] = poolOne(bags.get(i), pooled.unit, i * dimension);
        });
        return pooled;
    }

    private float poolOne(FeatureBag bag, float[] sums, int at) {
        for (int j = 0; j < bag.size(); j++) {
            float weight = bag.weights()[j];
            int row = bag.ids()[j] * dimension;
            for (int d = 0; d < dimension; d++) sums[at + d] += weight * values[row + d];
        }
        double norm = 0;
        for (int d = 0; d < dimension; d++) norm += (double) sums[at + d] * sums[at + d];
        norm = Math.sqrt(norm);
        if (norm == 0) return 0;
        float scale = (float) (1 / norm);
        for (int d = 0; d < dimension; d++) sums[at + d] *= scale;
        return (float) norm;
    }

    /**
     * @param gradient ∂L/∂u for the unit vectors u of the pooled bags; on return ∂L/∂s for the sums s:
     *     {@code (g − (g·u)·u) / |s|}
     */
    void throughNorm(Pooled pooled, float[] gradient) {
        lanes.split(pooled.norms.length, (from, to) -> {
            for (int i = from; i < to; i++) throughNorm(pooled, gradient, i);
        });
    }

    private void throughNorm(Pooled pooled, float[] gradient, int i) {
        int at = i * dimension;
        double along = 0;
        for (int d = at; d < at + dimension; d++) along += (double) gradient[d] * pooled.unit[d];
        float scale = pooled.norms[i] == 0 ? 0 : 1 / pooled.norms[i];
        for (int d = at; d < at + dimension; d++) gradient[d] = (gradient[d] - (float) along * pooled.unit[d]) * scale;
    }

    /** One step: every row that a bag touched moves against the weighted sum of the bags' gradients. */
    void step(List<FeatureBag> bags, float[] gradient, float rate) {
        var byFeature = FeatureMajor.of(bags, squares.length);
        lanes.split(byFeature.features().length, (from, to) -> {
            var row = new float[dimension];
            for (int f = from; f < to; f++) {
                Arrays.fill(row, 0);
                for (int e = byFeature.starts()[f]; e < byFeature.starts()[f + 1]; e++) {
                    float weight = byFeature.weights()[e];
                    int at = byFeature.bags()[e] * dimension;
                    for (int d = 0; d < dimension; d++) row[d] += weight * gradient[at + d];
                }
                update(byFeature.features()[f], row, rate);
            }
        });
    }

    private void update(int feature, float[] row, float rate) {
        double square = 0;
        for (int d = 0; d < dimension; d++) square += (double) row[d] * row[d];
        squares[feature] += (float) (square / dimension);
        float step = rate / ((float) Math.sqrt(squares[feature]) + EPSILON);
        int at = feature * dimension;
        for (int d = 0; d < dimension; d++) values[at + d] -= step * row[d];
    }
}
