package io.understudy.experiment.control.statistics;

import io.understudy.failure.entity.DomainException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hipparchus.special.Gamma;

/**
 * Whether the arms have as many units as their weights say. Where they do not, units were lost or counted wrongly, and
 * nothing else that is computed from them can be trusted (Fabijan et al., «Diagnosing Sample Ratio Mismatch in Online
 * Controlled Experiments», KDD 2019).
 *
 * <p>Pearson's χ² = Σ (observed − expected)² / expected, with one degree of freedom less than arms. Arms without a weight
 * are left out. It has its distribution where every arm is expected to have five units or more; where one is not, there is
 * no test (Cochran, «Some Methods for Strengthening the Common χ² Tests», Biometrics 1954).
 */
public record SampleRatio(double chiSquare, int degreesOfFreedom, double pValue) {

    /** Below it, an exact split is not believed. */
    public static final double ALARM = 0.001;

    private static final double LEAST_EXPECTED = 5;

    /** @param weights of the arms, in any unit */
    public static Finding<SampleRatio> of(long[] units, double[] weights) {
        check(units, weights);
        if (LongStream.of(units).allMatch(n -> n == 0)) return Finding.undefined(Reason.NO_DATA);
        var arms = IntStream.range(0, units.length).filter(i -> weights[i] > 0).toArray();
        if (arms.length < 2) return Finding.undefined(Reason.TOO_FEW_ARMS);
        double all = IntStream.of(arms).mapToDouble(i -> units[i]).sum();
        if (all == 0) return Finding.undefined(Reason.NO_DATA);
        double weight = IntStream.of(arms).mapToDouble(i -> weights[i]).sum();
        if (IntStream.of(arms).anyMatch(i -> weights[i] / weight * all < LEAST_EXPECTED)) return Finding.undefined(Reason.TOO_FEW_UNITS);
        double chiSquare = IntStream.of(arms)
                .mapToDouble(i -> {
                    double expected = weights[i] / weight * all;
                    return (units[i] - expected) * (units[i] - expected) / expected;
                })
                .sum();
        return Double.isFinite(chiSquare) ? Finding.of(of(chiSquare, arms.length - 1)) : Finding.undefined(Reason.NOT_FINITE);
    }

    private static void check(long[] units, double[] weights) {
        if (units.length != weights.length) throw DomainException.invalid("weights", "must be as many as arms");
        if (LongStream.of(units).anyMatch(n -> n < 0)) throw DomainException.invalid("units", "must not be negative");
        if (DoubleStream.of(weights).anyMatch(w -> !(w >= 0 && Double.isFinite(w)))) {
            throw DomainException.invalid("weights", "must be finite numbers of at least 0");
        }
    }

    private static SampleRatio of(double chiSquare, int freedom) {
        return new SampleRatio(chiSquare, freedom, Gamma.regularizedGammaQ(freedom / 2.0, chiSquare / 2));
    }

    /** This and another time with other weights together: sums of independent χ² are χ². */
    public SampleRatio plus(SampleRatio other) {
        return of(chiSquare + other.chiSquare, degreesOfFreedom + other.degreesOfFreedom);
    }

    public boolean isMismatch() {
        return pValue < ALARM;
    }
}
