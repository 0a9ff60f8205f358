package io.understudy.experiment.control.statistics;

import java.util.List;
import java.util.Optional;

/**
 * A ratio, and the same ratio of the same units before the experiment: R − θ R₀, with the same θ in both arms.
 *
 * <p>Each ratio is linearised by the delta method, and θ is the sum over both arms of the covariance of R and R₀ by
 * that of the variance of R₀ (GrowthBook: «CUPED», for ratio metrics; Deng et al., WSDM 2013, appendix B).
 *
 * @param products the sums of products of each two of numerator, denominator, numerator before, denominator before, in
 *     that order
 */
public record CupedRatio(
        Marginal<?> numerator, Marginal<?> denominator, Marginal<?> numeratorBefore, Marginal<?> denominatorBefore, Products products)
        implements Statistic<CupedRatio> {

    /** Σ of the products of two numbers each. */
    public record Products(
            double numeratorDenominator,
            double numeratorNumeratorBefore,
            double numeratorDenominatorBefore,
            double denominatorNumeratorBefore,
            double denominatorDenominatorBefore,
            double numeratorBeforeDenominatorBefore) {

        private Products plus(Products other) {
            return new Products(
                    numeratorDenominator + other.numeratorDenominator,
                    numeratorNumeratorBefore + other.numeratorNumeratorBefore,
                    numeratorDenominatorBefore + other.numeratorDenominatorBefore,
                    denominatorNumeratorBefore + other.denominatorNumeratorBefore,
                    denominatorDenominatorBefore + other.denominatorDenominatorBefore,
                    numeratorBeforeDenominatorBefore + other.numeratorBeforeDenominatorBefore);
        }

        private double[] inOrder() {
            return new double[] {
                numeratorDenominator, numeratorNumeratorBefore, numeratorDenominatorBefore,
                denominatorNumeratorBefore, denominatorDenominatorBefore, numeratorBeforeDenominatorBefore
            };
        }
    }

    public CupedRatio {
        Joint.check(List.of(numerator, denominator, numeratorBefore, denominatorBefore), products.inOrder());
    }

    @Override
    public long units() {
        return numerator.units();
    }

    @Override
    public CupedRatio plus(CupedRatio other) {
        return new CupedRatio(
                Joint.sum(numerator, other.numerator),
                Joint.sum(denominator, other.denominator),
                Joint.sum(numeratorBefore, other.numeratorBefore),
                Joint.sum(denominatorBefore, other.denominatorBefore),
                products.plus(other.products));
    }

    @Override
    public Optional<Reason> flaw() {
        var isZero = denominator.sum() == 0 || denominatorBefore.sum() == 0;
        return Statistic.super.flaw().or(() -> isZero ? Optional.of(Reason.ZERO_DENOMINATOR) : Optional.empty());
    }

    /** θ of both arms; 0, which adjusts nothing, where the ratio before does not vary. */
    public static double theta(CupedRatio control, CupedRatio treatment) {
        var a = control.arm();
        var b = treatment.arm();
        if (a.covariate().isFlat() && b.covariate().isFlat()) return 0;
        return (a.outcome().covariance(a.covariate()) + b.outcome().covariance(b.covariate()))
                / (a.covariate().variance() + b.covariate().variance());
    }

    /** R − θ R₀ of this arm. */
    public Finding<Estimate> adjusted(double theta) {
        return flaw().map(Finding::<Estimate>undefined).orElseGet(() -> arm().adjusted(theta).estimate());
    }

    Arm arm() {
        var joint = new Joint(List.of(numerator, denominator, numeratorBefore, denominatorBefore), products.inOrder());
        return new Arm(joint.ratio(0, 1), joint.ratio(2, 3));
    }
}
