package io.understudy.experiment.control.statistics;

import io.understudy.failure.entity.DomainException;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** p-values of several arms and metrics, adjusted for being several: to be compared with α as they stand. */
public enum Multiplicity {
    NONE,

    /**
     * Bounds the chance of any false discovery, however the tests depend on each other: the i-th smallest of m becomes the
     * largest of (m − j + 1) p(j) over j ≤ i, at most 1. Holm, Scandinavian Journal of Statistics 6 (1979).
     */
    HOLM,

    /**
     * Bounds the expected share of false ones among the discoveries, for tests that are independent or positively dependent:
     * the i-th smallest of m becomes the smallest of m p(j) / j over j ≥ i. Benjamini, Hochberg, JRSS B 57 (1995).
     */
    BENJAMINI_HOCHBERG;

    /** @return the adjusted p-values in the order of the given ones */
    public double[] adjusted(double... pValues) {
        if (DoubleStream.of(pValues).anyMatch(p -> !(p >= 0 && p <= 1))) {
            throw DomainException.invalid("p_values", "must be from 0 to 1");
        }
        int m = pValues.length;
        var rising = IntStream.range(0, m).boxed().sorted(Comparator.comparingDouble(i -> pValues[i])).mapToInt(i -> i).toArray();
        var adjusted = pValues.clone();
        double bound;
        switch (this) {
            case NONE -> {}
            case HOLM -> {
                bound = 0;
                for (int i = 0; i < m; i++) {
                    bound = Math.max(bound, Math.min(1, (m - i) * pValues[rising[i]]));
                    adjusted[rising[i]] = bound;
                }
            }
            case BENJAMINI_HOCHBERG -> {
                bound = 1;
                for (int i = m - 1; i >= 0; i--) {
                    bound = Math.min(bound, m * pValues[rising[i]] / (i + 1));
                    adjusted[rising[i]] = bound;
                }
            }
        }
        return adjusted;
    }
}
