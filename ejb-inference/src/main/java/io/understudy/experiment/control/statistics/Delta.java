package io.understudy.experiment.control.statistics;

import java.util.stream.IntStream;

/**
 * A smooth function g of means, linearised there: one unit's share in it varies by ∇gᵀ Λ ∇g, with Λ the covariances of
 * one unit (the delta method).
 */
record Delta(double value, double[] gradient, Joint joint) {

    /** Sums of squares in doubles tell no smaller spread, as a share of the mean square, from rounding. */
    private static final double ROUNDING = 1e-12;

    double variance() {
        return joint.form(gradient, gradient);
    }

    double covariance(Delta other) {
        return joint.form(gradient, other.gradient);
    }

    /** g − θ h, both of the same units. */
    Delta minus(double theta, Delta h) {
        var slope = IntStream.range(0, gradient.length).mapToDouble(i -> gradient[i] - theta * h.gradient[i]).toArray();
        return new Delta(value - theta * h.value, slope, joint);
    }

    /** Whether what varies is no more than rounding. */
    boolean isFlat() {
        double size = IntStream.range(0, gradient.length).mapToDouble(i -> Math.abs(gradient[i]) * joint.rootMeanSquare(i)).sum();
        return !(variance() > ROUNDING * size * size);
    }

    boolean isFinite() {
        return Double.isFinite(value) && Double.isFinite(variance());
    }

    Finding<Estimate> estimate() {
        if (!isFinite()) return Finding.undefined(Reason.NOT_FINITE);
        return Finding.of(new Estimate(joint.units(), value, isFlat() ? 0 : variance()));
    }
}
