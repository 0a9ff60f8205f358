package io.understudy.experiment.control.statistics;

/**
 * How far the treatment is from the control.
 *
 * @param degreesOfFreedom of Student's t for this difference, by Welch and Satterthwaite
 * @param units of both arms
 * @param baseline the control's unadjusted value
 * @param theta with which both arms were adjusted for what was known before; 0 if they were not
 */
public record Effect(
        Scale scale, double estimate, double standardError, double degreesOfFreedom, long units, double baseline, double theta) {

    /**
     * The effect of a metric between two arms.
     *
     * <p>Absolute: B − A, with variance V(A)/n(A) + V(B)/n(B). Relative: (B − A) / |A|, by the delta method with variance
     * V(B)/(n(B) A²) + V(A) B²/(n(A) A⁴) (Deng, Knoblich, Lu, KDD 2018, section 2.1; GrowthBook, «Statistical Details»).
     * Adjusted values (CUPED) are relative to the control's unadjusted one, which varies together with the adjusted.
     * Good for many units, and relative effects for a control well away from zero.
     */
    public static <S extends Statistic<S>> Finding<Effect> of(S control, S treatment, Scale scale) {
        var flaw = control.flaw().or(treatment::flaw);
        if (flaw.isPresent()) return Finding.undefined(flaw.get());
        var theta = theta(control, treatment);
        var a = Arm.of(control);
        var b = Arm.of(treatment);
        double baseline = a.outcome().value();
        if (scale == Scale.RELATIVE && baseline == 0) return Finding.undefined(Reason.ZERO_BASELINE);
        var adjustedA = a.adjusted(theta);
        var adjustedB = b.adjusted(theta);
        if (!adjustedA.isFinite() || !adjustedB.isFinite()) return Finding.undefined(Reason.NOT_FINITE);
        if (adjustedA.isFlat() || adjustedB.isFlat()) return Finding.undefined(Reason.NO_VARIANCE);

        double difference = adjustedB.value() - adjustedA.value();
        double shareA = adjustedA.variance() / control.units();
        double shareB = adjustedB.variance() / treatment.units();
        double freedom = welchSatterthwaite(shareA, control.units(), shareB, treatment.units());
        long units = control.units() + treatment.units();
        if (scale == Scale.ABSOLUTE) {
            return finite(new Effect(scale, difference, Math.sqrt(shareA + shareB), freedom, units, baseline, theta));
        }
        // GrowthBook's lift in the control's gradient: of the unadjusted means, but of the adjusted ratios; the same in the limit.
        double lift = (control instanceof CupedRatio ? difference : b.outcome().value() - baseline) / baseline;
        double relativeA = adjustedA.minus(-lift, a.outcome()).variance() / control.units();
        double variance = (relativeA + shareB) / (baseline * baseline);
        return finite(new Effect(scale, difference / Math.abs(baseline), Math.sqrt(variance), freedom, units, baseline, theta));
    }

    private static double theta(Statistic<?> control, Statistic<?> treatment) {
        return switch (control) {
            case CupedMean mean -> CupedMean.theta(mean, (CupedMean) treatment);
            case CupedRatio ratio -> CupedRatio.theta(ratio, (CupedRatio) treatment);
            case Marginal<?> _, Ratio _ -> 0;
        };
    }

    /** (a + b)² / (a²/(n(A) − 1) + b²/(n(B) − 1)): Welch, Biometrika 34 (1947). */
    private static double welchSatterthwaite(double a, long unitsA, double b, long unitsB) {
        return (a + b) * (a + b) / (a * a / (unitsA - 1) + b * b / (unitsB - 1));
    }

    private static Finding<Effect> finite(Effect effect) {
        var isFinite = Double.isFinite(effect.estimate) && Double.isFinite(effect.standardError) && Double.isFinite(effect.degreesOfFreedom);
        if (!isFinite) return Finding.undefined(Reason.NOT_FINITE);
        return effect.standardError > 0 ? Finding.of(effect) : Finding.undefined(Reason.NO_VARIANCE);
    }

    /** How many standard errors it lies above a supposed one. */
    double distance(double supposed) {
        return (estimate - supposed) / standardError;
    }
}
