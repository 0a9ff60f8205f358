package io.understudy.experiment.control.statistics;

import java.util.List;
import java.util.Optional;

/**
 * The sum of one number over that of another, where units vary in both: clicks for each view, when units are users.
 *
 * <p>With means M and D, variances and covariance of one unit, the delta method gives for M/D the variance of one unit
 * V(m)/D² − 2 M C(m,d)/D³ + M² V(d)/D⁴ (Deng, Knoblich, Lu: «Applying the Delta Method in Metric Analytics», KDD 2018,
 * section 2.2). Good for many units, whose mean denominator is well away from zero.
 *
 * @param products Σ numerator × denominator
 */
public record Ratio(Marginal<?> numerator, Marginal<?> denominator, double products) implements Statistic<Ratio> {

    public Ratio {
        Joint.check(List.of(numerator, denominator), products);
    }

    @Override
    public long units() {
        return numerator.units();
    }

    @Override
    public Ratio plus(Ratio other) {
        return new Ratio(Joint.sum(numerator, other.numerator), Joint.sum(denominator, other.denominator), products + other.products);
    }

    @Override
    public Optional<Reason> flaw() {
        return Statistic.super.flaw().or(() -> denominator.sum() == 0 ? Optional.of(Reason.ZERO_DENOMINATOR) : Optional.empty());
    }

    Arm arm() {
        return new Arm(new Joint(List.of(numerator, denominator), products).ratio(0, 1), null);
    }
}
