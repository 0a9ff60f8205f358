package io.understudy.experiment.control.statistics;

import io.understudy.failure.entity.DomainException;

/** A number on each unit, of which the mean counts. Sums that overflowed have no estimate, with that reason. */
public record Mean(long units, double sum, double sumOfSquares) implements Marginal<Mean> {

    public Mean {
        if (units < 0) throw DomainException.invalid("units", "must not be negative");
        if (Double.isNaN(sum)) throw DomainException.invalid("sum", "must be a number");
        if (!(sumOfSquares >= 0)) throw DomainException.invalid("sum_of_squares", "must be a number of at least 0");
    }

    @Override
    public Mean plus(Mean other) {
        return new Mean(units + other.units, sum + other.sum, sumOfSquares + other.sumOfSquares);
    }

    /** The sample variance, (Σx² − (Σx)²/n) / (n − 1). */
    @Override
    public double variance() {
        return (sumOfSquares - sum * sum / units) / (units - 1);
    }
}
