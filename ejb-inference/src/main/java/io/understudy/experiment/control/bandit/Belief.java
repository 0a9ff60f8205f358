package io.understudy.experiment.control.bandit;

import io.understudy.experiment.control.statistics.Estimate;
import io.understudy.experiment.control.statistics.Finding;
import io.understudy.experiment.control.statistics.Proportion;
import io.understudy.experiment.control.statistics.Reason;
import io.understudy.experiment.control.statistics.Statistic;
import io.understudy.experiment.entity.Metric.Better;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * What is thought of a metric's value in an arm once its units are seen, where more is better.
 *
 * <p>Of a proportion Beta(1 + successes, 1 + failures), from a uniform prior. Of a mean or a ratio normal around the
 * estimate with its squared standard error, the limit of the posterior as units grow (by the delta method for a ratio), so
 * it asks for {@link #LEAST_UNITS}. Where less is better, that of 1 − p, and that of the negative value.
 */
final class Belief {

    /** Below it a mean is not taken for normal. */
    static final long LEAST_UNITS = 30;

    private Belief() {}

    static Finding<RealDistribution> of(Statistic<?> statistic, Better better) {
        if (statistic instanceof Proportion proportion) return Finding.of(beta(proportion, better));
        return statistic.estimate().flatMap(estimate -> normal(estimate, better));
    }

    private static RealDistribution beta(Proportion proportion, Better better) {
        double successes = 1.0 + proportion.successes();
        double failures = 1.0 + proportion.units() - proportion.successes();
        return better == Better.UP ? new BetaDistribution(successes, failures) : new BetaDistribution(failures, successes);
    }

    private static Finding<RealDistribution> normal(Estimate estimate, Better better) {
        if (!(estimate.variance() > 0)) return Finding.undefined(Reason.NO_VARIANCE);
        double value = better == Better.UP ? estimate.value() : -estimate.value();
        return Finding.of(new NormalDistribution(value, estimate.standardError()));
    }
}
