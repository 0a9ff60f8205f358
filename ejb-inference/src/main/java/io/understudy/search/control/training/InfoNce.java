package io.understudy.search.control.training;

import io.understudy.training.control.Lanes;
import io.understudy.training.control.Vectors;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The contrastive loss of van den Oord, Li, Vinyals, «Representation Learning with Contrastive Predictive Coding» (2018),
 * with soft targets: for query i and candidates k with unit vectors,
 * {@code L = -1/B · Σᵢ Σₖ tᵢₖ · ln softmaxₖ(qᵢ·pₖ / τ)}, where the targets of a query sum to 1. One target of 1 in each row
 * is the InfoNCE of the paper. A target of NaN leaves the candidate out of that query's softmax.
 */
final class InfoNce {

    private final float temperature;
    private final Lanes lanes;

    InfoNce(float temperature, Lanes lanes) {
        this.temperature = temperature;
        this.lanes = lanes;
    }

    /**
     * @param value L
     * @param queries ∂L/∂q, float[b][dimension]
     * @param candidates ∂L/∂p, float[c][dimension]
     */
    record Gradient(double value, float[][] queries, float[][] candidates) {}

    /**
     * @param queries float[b][dimension]
     * @param candidates float[c][dimension]
     * @param targets float[b][c]
     */
    Gradient evaluate(float[][] queries, float[][] candidates, float[][] targets) {
        int dimension = queries[0].length;
        var byDimension = transpose(candidates);
        var slopes = new float[queries.length][candidates.length];
        var losses = new double[queries.length];
        var all = IntStream.range(0, Math.max(dimension, Math.max(queries.length, candidates.length))).toArray();
        var toQueries = new float[queries.length][dimension];
        lanes.split(queries.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                Vectors.addAll(slopes[i], byDimension, all, queries[i], 0, dimension);
                losses[i] = softmax(slopes[i], targets[i], 1f / (temperature * queries.length));
                Vectors.addAll(toQueries[i], candidates, all, slopes[i], 0, candidates.length);
            }
        });
        var byCandidate = transpose(slopes);
        var toCandidates = new float[candidates.length][dimension];
        lanes.split(candidates.length, (from, to) -> {
            for (int k = from; k < to; k++) Vectors.addAll(toCandidates[k], queries, all, byCandidate[k], 0, queries.length);
        });
        return new Gradient(Arrays.stream(losses).sum() / queries.length, toQueries, toCandidates);
    }

    /** Turns cosines into {@code (softmax − target) · scale} in place and gives the row's loss. */
    private double softmax(float[] row, float[] targets, float scale) {
        float max = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < row.length; k++) {
            row[k] /= temperature;
            if (!Float.isNaN(targets[k])) max = Math.max(max, row[k]);
        }
        double sum = 0;
        double aim = 0;
        for (int k = 0; k < row.length; k++) {
            if (Float.isNaN(targets[k])) continue;
            aim += targets[k] * (double) (row[k] - max);
            row[k] = (float) StrictMath.exp(row[k] - max);
            sum += row[k];
        }
        for (int k = 0; k < row.length; k++) {
            row[k] = Float.isNaN(targets[k]) ? 0 : (float) (row[k] / sum - targets[k]) * scale;
        }
        return StrictMath.log(sum) - aim;
    }

    private static float[][] transpose(float[][] rows) {
        var columns = new float[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) for (int k = 0; k < columns.length; k++) columns[k][i] = rows[i][k];
        return columns;
    }
}
