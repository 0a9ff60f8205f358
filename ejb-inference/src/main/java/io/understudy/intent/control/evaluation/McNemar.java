package io.understudy.intent.control.evaluation;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * McNemar, «Note on the Sampling Error of the Difference between Correlated Proportions or Percentages» (1947), in its exact
 * form: of the rows that one of two classifiers alone got right, each has half of them on average if both are equally good.
 * The binomial distribution is exact for any number of rows, so no approximation takes over for many.
 */
public final class McNemar {

    private McNemar() {}

    /** @return the two-sided p-value, {@code min(1, 2 · P(X ≤ min(b, c)))} for X binomial over b + c rows with a half */
    public static double pValue(int onlyFirst, int onlySecond) {
        int rows = onlyFirst + onlySecond;
        if (rows == 0) return 1;
        return Math.min(1, 2 * new BinomialDistribution(rows, 0.5).cumulativeProbability(Math.min(onlyFirst, onlySecond)));
    }
}
