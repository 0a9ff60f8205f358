package io.understudy.experiment.control.statistics;

/** One number on each unit. */
public sealed interface Marginal<S extends Marginal<S>> extends Statistic<S> permits Proportion, Mean {

    double sum();

    double sumOfSquares();

    /** Of one unit. */
    double variance();

    default double mean() {
        return sum() / units();
    }
}
