package io.understudy.experiment.control.statistics;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Welch's t-test, for one look at a horizon that was fixed before: Welch, «The generalization of Student's problem when
 * several different population variances are involved», Biometrika 34 (1947). Looking again and again until it is
 * significant makes it so far more often than α; that is what {@link ConfidenceSequence} is for.
 *
 * <p>t = (estimate − supposed) / standard error, against Student's t with Welch's and Satterthwaite's degrees of freedom,
 * also for relative effects, as GrowthBook does.
 */
public record WelchTest(double alpha, Alternative alternative) {

    private static final double QUANTILE_ACCURACY = 1e-12;

    public WelchTest {
        Significance.checked(alpha, 1);
    }

    public TestResult test(Effect effect) {
        return test(effect, 0);
    }

    /** @param supposed the effect that is held to be true unless the units say otherwise */
    public TestResult test(Effect effect, double supposed) {
        double halfWidth = -student(effect).inverseCumulativeProbability(alternative.tail(alpha)) * effect.standardError();
        var interval = alternative.around(effect.estimate(), halfWidth);
        return new TestResult(effect.estimate(), effect.standardError(), interval, pValue(effect, supposed));
    }

    /** The test's p-value alone. */
    public double pValue(Effect effect, double supposed) {
        double t = effect.distance(supposed);
        // The lower tail, as one minus it would lose a small p.
        return switch (alternative) {
            case TWO_SIDED -> 2 * student(effect).cumulativeProbability(-Math.abs(t));
            case GREATER -> student(effect).cumulativeProbability(-t);
            case LESS -> student(effect).cumulativeProbability(t);
        };
    }

    private static TDistribution student(Effect effect) {
        return new TDistribution(effect.degreesOfFreedom(), QUANTILE_ACCURACY);
    }
}
