package io.understudy.experiment.control.statistics;

import io.understudy.failure.entity.DomainException;
import java.util.List;

/**
 * Several numbers on the same units.
 *
 * @param products Σ xᵢ xⱼ for i &lt; j, row by row
 */
record Joint(List<Marginal<?>> parts, double... products) {

    static void check(List<Marginal<?>> parts, double... products) {
        if (parts.stream().mapToLong(Marginal::units).distinct().count() != 1) {
            throw DomainException.invalid("units", "must be the same for all numbers of a metric");
        }
        for (var product : products) {
            if (Double.isNaN(product)) throw DomainException.invalid("products", "must be numbers");
        }
    }

    /** Two sets of units together. */
    static Marginal<?> sum(Marginal<?> one, Marginal<?> other) {
        if (one instanceof Proportion a && other instanceof Proportion b) return a.plus(b);
        return new Mean(one.units() + other.units(), one.sum() + other.sum(), one.sumOfSquares() + other.sumOfSquares());
    }

    long units() {
        return parts.getFirst().units();
    }

    /** The mean of one of the numbers. */
    Delta mean(int i) {
        var gradient = new double[parts.size()];
        gradient[i] = 1;
        return new Delta(parts.get(i).mean(), gradient, this);
    }

    /** The mean of one number over that of another. */
    Delta ratio(int numerator, int denominator) {
        double m = parts.get(numerator).mean();
        double d = parts.get(denominator).mean();
        var gradient = new double[parts.size()];
        gradient[numerator] = 1 / d;
        gradient[denominator] = -m / (d * d);
        return new Delta(m / d, gradient, this);
    }

    /** aᵀ Λ b, with Λ the covariances of one unit. */
    double form(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                if (a[i] != 0 && b[j] != 0) sum += a[i] * b[j] * covariance(i, j);
            }
        }
        return sum;
    }

    /** Between two proportions without Bessel's correction, as their variances are. */
    private double covariance(int i, int j) {
        var x = parts.get(i);
        if (i == j) return x.variance();
        var y = parts.get(j);
        double centred = product(Math.min(i, j), Math.max(i, j)) - x.sum() * y.sum() / units();
        return centred / (x instanceof Proportion && y instanceof Proportion ? units() : units() - 1);
    }

    private double product(int i, int j) {
        return products[i * parts.size() - i * (i + 1) / 2 + j - i - 1];
    }

    double rootMeanSquare(int i) {
        return Math.sqrt(parts.get(i).sumOfSquares() / units());
    }
}
