package io.understudy.experiment.control.statistics;

import io.understudy.failure.entity.DomainException;

/**
 * An asymptotic confidence sequence: its intervals hold the true effect at all looks together with probability 1 − α, so
 * that one may look as often as one likes and stop when one likes.
 *
 * <p>Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas: «Time-uniform central limit theory and asymptotic confidence
 * sequences», arXiv:2103.06476, as GrowthBook has it. With n the units of both arms, s² = n · (standard error)² and
 * r = n ρ² + 1, the half width is
 *
 * <pre>
 * two-sided   √( s² · 2 r / (nρ)² · ln(√r / α) )
 * one-sided   √( s² · 2 r / (nρ)² · ln(1 + √r / (2α)) )
 * ρ = √( (−2 ln α + ln(−2 ln α + 1)) / tuning ), one-sided with 2α in place of α
 * </pre>
 *
 * (ρ by equation 161 of the paper's version 7.) The p-value is the smallest α whose interval, with the same ρ, leaves the supposed effect out; it is valid at every look.
 * Asymptotic: for arms of a few dozen units it promises nothing, which a minimum of units has to see to.
 *
 * @param alpha below 1, and one-sided below 1/2, where the one-sided sequence ends
 * @param tuning the number of units of both arms at which the interval is to be tightest; it holds at any other too
 */
public record ConfidenceSequence(double alpha, double tuning, Alternative alternative) {

    /** GrowthBook's. */
    public static final double DEFAULT_TUNING = 5_000;

    /** What is said instead of any greater one-sided p: the sequence is not defined at 1/2 and above. */
    private static final double LARGEST_ONE_SIDED = 0.4999;

    public ConfidenceSequence {
        Significance.checked(alpha, alternative == Alternative.TWO_SIDED ? 1 : 0.5);
        if (!(tuning > 0 && Double.isFinite(tuning))) throw DomainException.invalid("tuning", "must be a number of units above 0");
    }

    public TestResult test(Effect effect) {
        return test(effect, 0);
    }

    /** @param supposed the effect that is held to be true unless the units say otherwise */
    public TestResult test(Effect effect, double supposed) {
        double halfWidth = critical(effect.units()) * effect.standardError();
        double z = effect.distance(supposed);
        double p = switch (alternative) {
            case TWO_SIDED -> twoSided(z, effect.units());
            case GREATER -> oneSided(z, effect.units());
            case LESS -> oneSided(-z, effect.units());
        };
        return new TestResult(effect.estimate(), effect.standardError(), alternative.around(effect.estimate(), halfWidth), p);
    }

    /** The half width in standard errors, where a fixed test has its 1.96. */
    double critical(double units) {
        double r = growth(units) + 1;
        double log = alternative == Alternative.TWO_SIDED ? Math.log(Math.sqrt(r) / alpha) : Math.log1p(Math.sqrt(r) / (2 * alpha));
        return Math.sqrt(2 * r / growth(units) * log);
    }

    /** One by the mixture's e-value: √r · exp(−z² (r − 1) / 2r), by equation 155 of the same. */
    private double twoSided(double z, double units) {
        double r = growth(units) + 1;
        return Math.min(1, Math.exp(Math.log(r) / 2 - exponent(z, units)));
    }

    /** The half width set equal to z standard errors and solved for α. GrowthBook searches for it, and may be off by 0.0002. */
    private double oneSided(double z, double units) {
        if (z <= 0) return LARGEST_ONE_SIDED;
        double r = growth(units) + 1;
        return Math.min(LARGEST_ONE_SIDED, Math.sqrt(r) / (2 * Math.expm1(exponent(z, units))));
    }

    private double exponent(double z, double units) {
        double growth = growth(units);
        return z * z * growth / (2 * (growth + 1));
    }

    /** n ρ². */
    private double growth(double units) {
        double log = -2 * Math.log(alternative == Alternative.TWO_SIDED ? alpha : 2 * alpha);
        return units * (log + Math.log(log + 1)) / tuning;
    }
}
