package io.understudy.intent.control.training;

import io.understudy.text.control.FeatureBag;
import io.understudy.training.control.Vectors;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The multiclass support vector machine of Crammer and Singer, «On the Algorithmic Implementation of Multiclass
 * Kernel-based Vector Machines» (2001): {@code min ½ Σₖ|wₖ|² + C Σᵢ sᵢ maxₖ(wₖ·xᵢ + [k ≠ yᵢ] − w_yᵢ·xᵢ)}, where row i counts
 * {@code sᵢ}. Solved in the dual one row at a time, after Keerthi and others, «A Sequential Dual Method for Large Scale
 * Multi-class Linear SVMs» (2008). Deterministic.
 */
final class CrammerSinger {

    /** Within this of the best margins, as liblinear stops. */
    private static final float TOLERANCE = 0.1f;
    /** A row this near to its optimum rests until all are looked at again. */
    private static final float SETTLED = TOLERANCE / 100;
    private static final int MOST_PASSES = 300;

    private final Examples data;
    private final float cost;
    private final SplittableRandom random;
    private final float[][] weights;
    /** For each row α of each class: at most {@code C·s} for its own, at most 0 for others, summing to 0. */
    private final float[][] alphas;
    private final float[] squares;
    private final float[] scores;
    private final float[] shifted;

    private CrammerSinger(Examples data, float cost, long seed) {
        this.data = data;
        this.cost = cost;
        this.random = new SplittableRandom(seed);
        this.weights = new float[data.features()][data.classes()];
        this.alphas = new float[data.size()][];
        this.squares = new float[data.size()];
        this.scores = new float[data.classes()];
        this.shifted = new float[data.classes()];
        for (int i = 0; i < squares.length; i++) squares[i] = Vectors.squares(data.bags().get(i).weights());
    }

    /**
     * @param pause called many times a second; what it throws ends the training
     * @return w, float[features][classes]
     */
    static float[][] train(Examples data, double cost, long seed, Runnable pause) {
        var machine = new CrammerSinger(data, (float) cost, seed);
        machine.solve(pause);
        return machine.weights;
    }

    private void solve(Runnable pause) {
        var all = rowsWithFeatures();
        var active = all.clone();
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            boolean whole = active.length == all.length;
            shuffle(active);
            int kept = 0;
            float worst = 0;
            for (int at = 0; at < active.length; at++) {
                if (at % 256 == 0) pause.run();
                float violation = improve(active[at]);
                worst = Math.max(worst, violation);
                if (violation > 0) active[kept++] = active[at];
            }
            if (worst < TOLERANCE && whole) return;
            active = worst < TOLERANCE ? all.clone() : Arrays.copyOf(active, kept);
        }
    }

    private int[] rowsWithFeatures() {
        return java.util.stream.IntStream.range(0, data.size()).filter(i -> squares[i] > 0).toArray();
    }

    /** Solves for one row while the others stay, and tells how far it was from its optimum. */
    private float improve(int row) {
        var bag = data.bags().get(row);
        var alpha = alphas[row];
        int own = data.labels()[row];
        float bound = cost * data.weights()[row];
        Arrays.fill(scores, 0);
        Vectors.addAll(scores, weights, bag.ids(), bag.weights(), 0, bag.size());
        scores[own] -= 1;
        float violation = violation(alpha, own, bound);
        if (violation <= SETTLED) return 0;
        if (alpha == null) alphas[row] = alpha = new float[scores.length];
        float square = squares[row];
        for (int k = 0; k < scores.length; k++) shifted[k] = scores[k] - square * alpha[k];
        shifted[own] += square * bound;
        float level = level(shifted, square * bound);
        for (int k = 0; k < scores.length; k++) {
            float most = k == own ? bound : 0;
            float next = most - Math.max(0, shifted[k] - level) / square;
            float change = next - alpha[k];
            if (change == 0) continue;
            alpha[k] = next;
            add(bag, k, change);
        }
        return violation;
    }

    /** The highest slope minus the lowest of those that may still rise. */
    private float violation(float[] alpha, int own, float bound) {
        float highest = Float.NEGATIVE_INFINITY;
        float lowest = Float.POSITIVE_INFINITY;
        for (int k = 0; k < scores.length; k++) {
            highest = Math.max(highest, scores[k]);
            float value = alpha == null ? 0 : alpha[k];
            if (value < (k == own ? bound : 0)) lowest = Math.min(lowest, scores[k]);
        }
        return highest - lowest;
    }

    /** The level above which the values add up to {@code sum}. Each round has fewer values above it, or it is found. */
    private static float level(float[] values, float sum) {
        float level = Float.NEGATIVE_INFINITY;
        int before = Integer.MAX_VALUE;
        while (true) {
            double above = 0;
            int count = 0;
            for (float value : values) {
                if (value > level) {
                    above += value;
                    count++;
                }
            }
            if (count == 0 || count >= before) return level;
            before = count;
            level = (float) ((above - sum) / count);
        }
    }

    private void add(FeatureBag bag, int k, float change) {
        for (int j = 0; j < bag.size(); j++) weights[bag.ids()[j]][k] += change * bag.weights()[j];
    }

    private void shuffle(int[] rows) {
        for (int i = rows.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[other];
            rows[other] = row;
        }
    }
}
