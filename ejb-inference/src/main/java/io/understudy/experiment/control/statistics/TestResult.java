package io.understudy.experiment.control.statistics;

/**
 * What a test says of an effect.
 *
 * @param interval of confidence 1 − α
 * @param pValue how often chance alone brings an effect as far from the supposed one, or farther
 */
public record TestResult(double estimate, double standardError, Interval interval, double pValue) {

    public boolean isSignificant(double alpha) {
        return pValue < alpha;
    }
}
