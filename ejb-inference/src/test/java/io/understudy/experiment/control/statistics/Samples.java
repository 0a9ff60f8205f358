package io.understudy.experiment.control.statistics;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Statistics of raw numbers. */
final class Samples {

    private Samples() {}

    static Mean mean(double... x) {
        return new Mean(x.length, DoubleStream.of(x).sum(), products(x, x));
    }

    static double products(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }

    static Ratio ratio(double[] numerator, double[] denominator) {
        return new Ratio(mean(numerator), mean(denominator), products(numerator, denominator));
    }

    static CupedMean cuped(double[] outcome, double[] before) {
        return new CupedMean(mean(outcome), mean(before), products(outcome, before));
    }
}
