package io.understudy.experiment.control.statistics;

import java.util.List;

/**
 * A mean or a proportion, and what was known of the same units before the experiment, to explain away what had varied
 * already. The adjusted value is Y − θ X with the same θ in both arms; as X cannot depend on the arm, the effect stays
 * what it was, and its variance falls by the square of the correlation.
 *
 * <p>θ = C(Y,X) / V(X), from both arms together: Deng, Xu, Kohavi, Walker: «Improving the Sensitivity of Online
 * Controlled Experiments by Utilizing Pre-Experiment Data», WSDM 2013, equation 4. Only what was recorded before a
 * unit's exposure may be the covariate.
 *
 * @param outcome what the metric counts
 * @param before the covariate
 * @param products Σ outcome × before
 */
public record CupedMean(Marginal<?> outcome, Marginal<?> before, double products) implements Statistic<CupedMean> {

    public CupedMean {
        Joint.check(List.of(outcome, before), products);
    }

    @Override
    public long units() {
        return outcome.units();
    }

    @Override
    public CupedMean plus(CupedMean other) {
        return new CupedMean(Joint.sum(outcome, other.outcome), Joint.sum(before, other.before), products + other.products);
    }

    /** θ of both arms together; 0, which adjusts nothing, where one of the two numbers does not vary. */
    public static double theta(CupedMean control, CupedMean treatment) {
        var both = control.plus(treatment).arm();
        return both.outcome().isFlat() || both.covariate().isFlat() ? 0 : both.outcome().covariance(both.covariate()) / both.covariate().variance();
    }

    /** Y − θ X of this arm. */
    public Finding<Estimate> adjusted(double theta) {
        return flaw().map(Finding::<Estimate>undefined).orElseGet(() -> arm().adjusted(theta).estimate());
    }

    Arm arm() {
        var joint = new Joint(List.of(outcome, before), products);
        return new Arm(joint.mean(0), joint.mean(1));
    }
}
