package io.understudy.search.control.training;

import java.util.Arrays;

/**
 * The contrastive loss of van den Oord, Li, Vinyals, «Representation Learning with Contrastive Predictive Coding» (2018),
 * with soft targets: for query i and candidates k with unit vectors,
 * {@code L = -1/B · Σᵢ Σₖ tᵢₖ · ln softmaxₖ(qᵢ·pₖ / τ)}, where the targets of a query sum to 1. One target of 1 in each row
 * is the InfoNCE of the paper. A target of NaN leaves the candidate out of that query's softmax.
 */
final class InfoNce {

    private final int dimension;
    private final float temperature;
    private final Lanes lanes;

    InfoNce(int dimension, float temperature, Lanes lanes) {
        this.dimension = dimension;
        this.temperature = temperature;
        this.lanes = lanes;
    }

    /**
     * @param queries float[b · dimension]
     * @param candidates float[c · dimension]
     * @param targets float[b · c]
     * @param queryGradient float[b · dimension], overwritten with ∂L/∂q
     * @param candidateGradient float[c · dimension], overwritten with ∂L/∂p
     * @return L
     */
    double evaluate(float[] queries, float[] candidates, float[] targets, float[] queryGradient, float[] candidateGradient) {
        int b = queries.length / dimension;
        int c = candidates.length / dimension;
        var byDimension = transpose(candidates, c);
        var slope = new float[b * c];
        var losses = new double[b];
        lanes.split(b, (from, to) -> {
            for (int i = from; i < to; i++) {
                logits(queries, i, byDimension, slope, c);
                losses[i] = softmax(slope, targets, i * c, c, 1f / (temperature * b));
                Arrays.fill(queryGradient, i * dimension, (i + 1) * dimension, 0);
                for (int k = 0; k < c; k++) addScaled(queryGradient, i, candidates, k, slope[i * c + k]);
            }
        });
        lanes.split(c, (from, to) -> {
            Arrays.fill(candidateGradient, from * dimension, to * dimension, 0);
            for (int k = from; k < to; k++) {
                for (int i = 0; i < b; i++) addScaled(candidateGradient, k, queries, i, slope[i * c + k]);
            }
        });
        return Arrays.stream(losses).sum() / b;
    }

    /** Dimension by dimension over all candidates: a loop over neighbouring floats that the compiler turns into vector code. */
    private void logits(float[] queries, int query, float[] byDimension, float[] logits, int c) {
        int row = query * c;
        for (int d = 0; d < dimension; d++) {
            float value = queries[query * dimension + d] / temperature;
            int at = d * c;
            for (int k = 0; k < c; k++) logits[row + k] += value * byDimension[at + k];
        }
    }

    /** Turns logits into {@code (softmax − target) · scale} in place and gives the row's loss. */
    private static double softmax(float[] logits, float[] targets, int row, int c, float scale) {
        float max = Float.NEGATIVE_INFINITY;
        for (int k = row; k < row + c; k++) if (!Float.isNaN(targets[k])) max = Math.max(max, logits[k]);
        double sum = 0;
        double aim = 0;
        for (int k = row; k < row + c; k++) {
            if (Float.isNaN(targets[k])) continue;
            aim += targets[k] * (double) (logits[k] - max);
            sum += StrictMath.exp(logits[k] - max);
        }
        for (int k = row; k < row + c; k++) {
            logits[k] = Float.isNaN(targets[k]) ? 0 : (float) (StrictMath.exp(logits[k] - max) / sum - targets[k]) * scale;
        }
        return StrictMath.log(sum) - aim;
    }

    private void addScaled(float[] sums, int sum, float[] rows, int row, float factor) {
        if (factor == 0) return;
        int to = sum * dimension;
        int from = row * dimension;
        for (int d = 0; d < dimension; d++) sums[to + d] += factor * rows[from + d];
    }

    private float[] transpose(float[] rows, int count) {
        var columns = new float[rows.length];
        lanes.split(dimension, (from, to) -> {
            for (int k = 0; k < count; k++) {
                for (int d = from; d < to; d++) columns[d * count + k] = rows[k * dimension + d];
            }
        });
        return columns;
    }
}
