package io.understudy.experiment.control.statistics;

/**
 * A metric's value in an arm.
 *
 * @param variance of one unit's share in the value, so that the value's own variance is {@code variance / units}
 */
public record Estimate(long units, double value, double variance) {

    public double standardDeviation() {
        return Math.sqrt(variance);
    }

    public double standardError() {
        return Math.sqrt(variance / units);
    }
}
