package io.understudy.experiment.control.statistics;

import java.util.Optional;

/**
 * The sufficient statistic of one arm and one metric: all that the tests need of its units. Sums only, so those of
 * disjoint sets of units can be added.
 */
public sealed interface Statistic<S extends Statistic<S>> permits Marginal, Ratio, CupedMean, CupedRatio {

    long units();

    /** That of both sets of units together. */
    S plus(S other);

    /** What keeps the metric from having a value in this arm. */
    default Optional<Reason> flaw() {
        if (units() == 0) return Optional.of(Reason.NO_DATA);
        return units() == 1 ? Optional.of(Reason.ONE_UNIT) : Optional.empty();
    }

    /** The metric's value in this arm, without any adjustment. */
    default Finding<Estimate> estimate() {
        return flaw().map(Finding::<Estimate>undefined).orElseGet(() -> Arm.of(this).outcome().estimate());
    }
}
