package io.understudy.experiment.control.statistics;

import io.understudy.failure.entity.DomainException;

/** How many of the units did it. */
public record Proportion(long units, long successes) implements Marginal<Proportion> {

    public Proportion {
        if (units < 0) throw DomainException.invalid("units", "must not be negative");
        if (successes < 0 || successes > units) throw DomainException.invalid("successes", "must be from 0 to the number of units");
    }

    @Override
    public Proportion plus(Proportion other) {
        return new Proportion(units + other.units, successes + other.successes);
    }

    @Override
    public double sum() {
        return successes;
    }

    @Override
    public double sumOfSquares() {
        return successes;
    }

    /** Bernoulli's p (1 − p), as GrowthBook has it: with p estimated, but without Bessel's correction. */
    @Override
    public double variance() {
        return mean() * (1 - mean());
    }
}
