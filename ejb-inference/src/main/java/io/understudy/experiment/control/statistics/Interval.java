package io.understudy.experiment.control.statistics;

/** From {@code lower} to {@code upper}; an end that a one-sided test does not bound is infinite. */
public record Interval(double lower, double upper) {

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
