package io.understudy.benchmark.experiment;

import io.understudy.experiment.control.statistics.Baseline;
import io.understudy.experiment.control.statistics.CupedMean;
import io.understudy.experiment.control.statistics.Mean;
import io.understudy.experiment.control.statistics.Proportion;
import io.understudy.experiment.control.statistics.Ratio;
import io.understudy.experiment.control.statistics.Statistic;
import java.util.SplittableRandom;

/**
 * What the simulated users do.
 *
 * @param <S> what is kept of them
 */
sealed interface Metric<S extends Statistic<S>> {

    /**
     * @param lift by which share the metric's value is raised
     * @return the sums of as many new users
     */
    S draw(SplittableRandom random, int users, double lift);

    /** For planning: known, or measured on a million users of the control. */
    default Baseline baseline() {
        var pilot = draw(new SplittableRandom(1), 1_000_000, 0).estimate().orElseThrow();
        return new Baseline.Level(pilot.value(), pilot.standardDeviation());
    }

    /** Ten in a hundred do it. */
    record Conversion() implements Metric<Proportion> {
        private static final double RATE = 0.1;

        @Override
        public Proportion draw(SplittableRandom random, int users, double lift) {
            int successes = 0;
            for (int i = 0; i < users; i++) {
                if (random.nextDouble() < RATE * (1 + lift)) successes++;
            }
            return new Proportion(users, successes);
        }

        @Override
        public Baseline baseline() {
            return new Baseline.Rate(RATE);
        }
    }

    /** Lognormal, as minutes of use are: skewed by 6. */
    record Duration() implements Metric<Mean> {
        private static final double MEAN = Math.exp(0.5);

        @Override
        public Mean draw(SplittableRandom random, int users, double lift) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < users; i++) {
                double x = Math.exp(random.nextGaussian()) + lift * MEAN;
                sum += x;
                squares += x * x;
            }
            return new Mean(users, sum, squares);
        }
    }

    /** Clicks for each view: users differ in how many they view, and in how many of ten views they click. */
    record ClicksPerView() implements Metric<Ratio> {
        @Override
        public Ratio draw(SplittableRandom random, int users, double lift) {
            double[] sums = new double[5];
            for (int i = 0; i < users; i++) {
                double inclination = random.nextDouble() * 0.2 * (1 + lift);
                int views = 1 + (int) (-5 * Math.log(1 - random.nextDouble()));
                int clicks = 0;
                for (int view = 0; view < views; view++) {
                    if (random.nextDouble() < inclination) clicks++;
                }
                sums[0] += clicks;
                sums[1] += clicks * clicks;
                sums[2] += views;
                sums[3] += views * views;
                sums[4] += clicks * views;
            }
            return new Ratio(new Mean(users, sums[0], sums[1]), new Mean(users, sums[2], sums[3]), sums[4]);
        }
    }

    /** Minutes of use that depend on those of the month before, which are known. */
    record DurationWithHistory() implements Metric<CupedMean> {
        private static final double MEAN = 1 + 0.8 * Math.exp(0.5);

        @Override
        public CupedMean draw(SplittableRandom random, int users, double lift) {
            double[] sums = new double[5];
            for (int i = 0; i < users; i++) {
                double before = Math.exp(random.nextGaussian());
                double after = 1 + 0.8 * before + random.nextGaussian() + lift * MEAN;
                sums[0] += after;
                sums[1] += after * after;
                sums[2] += before;
                sums[3] += before * before;
                sums[4] += after * before;
            }
            return new CupedMean(new Mean(users, sums[0], sums[1]), new Mean(users, sums[2], sums[3]), sums[4]);
        }

        @Override
        public Baseline baseline() {
            var pilot = draw(new SplittableRandom(1), 1_000_000, 0);
            var adjusted = pilot.adjusted(CupedMean.theta(pilot, pilot)).orElseThrow();
            return new Baseline.Level(MEAN, adjusted.standardDeviation());
        }
    }
}
