package io.understudy.experiment.control.statistics;

/** What a test holds against «the effect is as supposed». */
public enum Alternative {
    /** It is another. */
    TWO_SIDED,
    /** It is greater: the interval has no upper end. */
    GREATER,
    /** It is less: the interval has no lower end. */
    LESS;

    /** The share of {@code alpha} that falls to one end of an interval. */
    double tail(double alpha) {
        return this == TWO_SIDED ? alpha / 2 : alpha;
    }

    Interval around(double estimate, double halfWidth) {
        return new Interval(
                this == LESS ? Double.NEGATIVE_INFINITY : estimate - halfWidth,
                this == GREATER ? Double.POSITIVE_INFINITY : estimate + halfWidth);
    }
}
