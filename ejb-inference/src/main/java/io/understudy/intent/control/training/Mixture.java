package io.understudy.intent.control.training;

import io.understudy.training.control.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How the logits of the linear machine and the mean logits of the networks are scaled before they are added. Each is first
 * given the temperature that suits it, so that their log-probabilities are averaged on equal terms, then their sum
 * (Guo and others, «On Calibration of Modern Neural Networks», 2017).
 */
record Mixture(double linear, double network) {

    private static final double LEAST = Math.log(0.02);
    private static final double MOST = Math.log(200);
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 40;

    /**
     * Chosen by the log-loss on rows that neither was trained on.
     *
     * @param linear logits, float[rows][classes]
     * @param network mean logits of the networks; empty for none
     */
    static Mixture of(List<float[]> linear, List<float[]> network, int[] labels) {
        double first = temperature(s -> loss(linear, s, linear, 0, labels));
        if (network.isEmpty()) return new Mixture(first, 0);
        double second = temperature(s -> loss(network, s, network, 0, labels));
        double both = temperature(s -> loss(linear, first * s / 2, network, second * s / 2, labels));
        return new Mixture(first * both / 2, second * both / 2);
    }

    /** The scaled sums. */
    List<float[]> add(List<float[]> linear, List<float[]> network) {
        var sums = new ArrayList<float[]>(linear.size());
        for (int i = 0; i < linear.size(); i++) {
            var sum = new float[linear.get(i).length];
            Vectors.addScaled(sum, linear.get(i), (float) this.linear);
            if (!network.isEmpty()) Vectors.addScaled(sum, network.get(i), (float) this.network);
            sums.add(sum);
        }
        return sums;
    }

    /** The log-loss at the scale at which it is least. */
    static double bestLoss(List<float[]> logits, int[] labels) {
        return loss(logits, temperature(s -> loss(logits, s, logits, 0, labels)), logits, 0, labels);
    }

    /** By golden section in the logarithm: the log-loss is convex in the scale. */
    private static double temperature(DoubleUnaryOperator loss) {
        double low = LEAST;
        double high = MOST;
        for (int i = 0; i < STEPS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (loss.applyAsDouble(StrictMath.exp(left)) <= loss.applyAsDouble(StrictMath.exp(right))) high = right;
            else low = left;
        }
        return StrictMath.exp((low + high) / 2);
    }

    /** Mean of {@code −ln softmax(a·x + b·y)} at the row's label. */
    private static double loss(List<float[]> x, double a, List<float[]> y, double b, int[] labels) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) sum += loss(x.get(i), a, y.get(i), b, labels[i]);
        return sum / labels.length;
    }

    private static double loss(float[] x, double a, float[] y, double b, int label) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < x.length; k++) highest = Math.max(highest, a * x[k] + b * y[k]);
        double sum = 0;
        for (int k = 0; k < x.length; k++) sum += StrictMath.exp(a * x[k] + b * y[k] - highest);
        return StrictMath.log(sum) + highest - a * x[label] - b * y[label];
    }
}
