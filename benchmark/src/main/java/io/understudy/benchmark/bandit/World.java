package io.understudy.benchmark.bandit;

import io.understudy.experiment.control.statistics.Mean;
import io.understudy.experiment.control.statistics.Proportion;
import io.understudy.experiment.control.statistics.Statistic;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Arms whose true values are known here, and to nobody else. */
sealed interface World {

    String name();

    /** Of each arm. */
    double[] values();

    /** What as many users of an arm did. */
    Statistic<?> draw(SplittableRandom random, int arm, int users);

    /** Of what was seen before and now. */
    Statistic<?> sum(Statistic<?> before, Statistic<?> now);

    default double best() {
        return DoubleStream.of(values()).max().orElseThrow();
    }

    /** Users who convert or do not. */
    record Conversions(String name, double... values) implements World {

        @Override
        public Statistic<?> draw(SplittableRandom random, int arm, int users) {
            int successes = 0;
            for (int i = 0; i < users; i++) if (random.nextDouble() < values[arm]) successes++;
            return new Proportion(users, successes);
        }

        @Override
        public Statistic<?> sum(Statistic<?> before, Statistic<?> now) {
            return ((Proportion) before).plus((Proportion) now);
        }
    }

    /** Users who spend: lognormal, so skewed by 6, with these means. */
    record Spending(String name, double... values) implements World {

        private static final double MEAN = Math.exp(0.5);

        @Override
        public Statistic<?> draw(SplittableRandom random, int arm, int users) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < users; i++) {
                double x = values[arm] * Math.exp(random.nextGaussian()) / MEAN;
                sum += x;
                squares += x * x;
            }
            return new Mean(users, sum, squares);
        }

        @Override
        public Statistic<?> sum(Statistic<?> before, Statistic<?> now) {
            return ((Mean) before).plus((Mean) now);
        }
    }
}
