package io.understudy.experiment.control.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** What is thought of an effect once its units are seen: normal, where more is better. */
public record Posterior(double mean, double standardDeviation) {

    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** The same of a metric where less is better. */
    public Posterior whereLessIsBetter() {
        return new Posterior(-mean, standardDeviation);
    }

    /** P(effect &gt; 0). */
    public double chanceToWin() {
        return NORMAL.cumulativeProbability(mean / standardDeviation);
    }

    /**
     * What one loses on average by taking the treatment, if it is the worse: E max(0, −effect) = σ φ(μ/σ) − μ Φ(−μ/σ)
     * (Stucchio, «Bayesian A/B Testing at VWO», 2015, with a normal posterior).
     */
    public double lossOfTreatment() {
        return loss(mean);
    }

    /** What one loses on average by keeping the control, if it is the worse: E max(0, effect). */
    public double lossOfControl() {
        return loss(-mean);
    }

    private double loss(double gain) {
        double z = gain / standardDeviation;
        return Math.max(0, standardDeviation * NORMAL.density(z) - gain * NORMAL.cumulativeProbability(-z));
    }

    /** Holds the effect with probability 1 − α, and leaves as much out on either side. */
    public Interval credibleInterval(double alpha) {
        Significance.checked(alpha, 1);
        double halfWidth = -NORMAL.inverseCumulativeProbability(alpha / 2) * standardDeviation;
        return new Interval(mean - halfWidth, mean + halfWidth);
    }
}
