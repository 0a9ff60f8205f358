package io.understudy.experiment.control.statistics;

import java.util.List;

/**
 * What an arm's statistic says, linearised.
 *
 * @param covariate what is known from before, of the same units; null where nothing is
 */
record Arm(Delta outcome, Delta covariate) {

    static Arm of(Statistic<?> statistic) {
        return switch (statistic) {
            case Marginal<?> marginal -> new Arm(new Joint(List.of(marginal)).mean(0), null);
            case Ratio ratio -> ratio.arm();
            case CupedMean mean -> mean.arm();
            case CupedRatio ratio -> ratio.arm();
        };
    }

    Delta adjusted(double theta) {
        return covariate == null || theta == 0 ? outcome : outcome.minus(theta, covariate);
    }
}
