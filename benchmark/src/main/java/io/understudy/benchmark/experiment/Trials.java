package io.understudy.benchmark.experiment;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * As many simulated experiments of one metric.
 *
 * @param power that was planned; α where there is nothing to find
 */
record Trials(String metric, double lift, int usersPerArm, int looks, double power, List<Trial> all) {

    /** Each experiment has a seed of its own, so that the figures are the same on any number of processors. */
    static Trials of(Metric<?> metric, double lift, int usersPerArm, int looks, double power, int experiments) {
        var trials = LongStream.range(0, experiments)
                .parallel()
                .mapToObj(number -> Trial.of(metric, lift, usersPerArm, looks, 1_000_003 * number + usersPerArm))
                .toList();
        return new Trials(metric.getClass().getSimpleName(), lift, usersPerArm, looks, power, trials);
    }

    /** In which share of them. */
    double share(Predicate<Trial> what) {
        return all.stream().filter(what).count() / (double) all.size();
    }

    double usersUntilSignificant() {
        return all.stream().mapToLong(Trial::usersUntilSignificant).average().orElseThrow() / (2.0 * usersPerArm);
    }
}
