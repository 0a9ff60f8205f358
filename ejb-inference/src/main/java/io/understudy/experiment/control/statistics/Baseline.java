package io.understudy.experiment.control.statistics;

import io.understudy.failure.entity.DomainException;

/** What is known of the control when an experiment is planned. */
public sealed interface Baseline {

    double mean();

    /** Of one unit, when the mean is {@code mean}. */
    double variance(double mean);

    /** Whether the metric can have that mean. */
    boolean allows(double mean);

    /**
     * A proportion, whose units vary by p (1 − p) with each arm's own p, as those of the test will. GrowthBook plans both
     * arms with the control's, which for lifts of a small rate asks for fewer units: that is {@link #asLevel()}.
     *
     * @param rate above 0 and below 1
     */
    record Rate(double rate) implements Baseline {

        public Rate {
            if (!(rate > 0 && rate < 1)) throw DomainException.invalid("baseline.rate", "must be above 0 and below 1");
        }

        @Override
        public double mean() {
            return rate;
        }

        @Override
        public double variance(double mean) {
            return mean * (1 - mean);
        }

        @Override
        public boolean allows(double mean) {
            return mean > 0 && mean < 1;
        }

        /** The same, with the control's variance in both arms. */
        public Level asLevel() {
            return new Level(rate, Math.sqrt(variance(rate)));
        }
    }

    /** A mean or a ratio whose units vary as much under the treatment. */
    record Level(double mean, double standardDeviation) implements Baseline {

        public Level {
            if (!Double.isFinite(mean)) throw DomainException.invalid("baseline.mean", "must be a finite number");
            if (!(standardDeviation > 0 && Double.isFinite(standardDeviation))) {
                throw DomainException.invalid("baseline.standard_deviation", "must be a finite number above 0");
            }
        }

        @Override
        public double variance(double mean) {
            return standardDeviation * standardDeviation;
        }

        @Override
        public boolean allows(double mean) {
            return true;
        }
    }
}
