package io.understudy.experiment.control.bandit;

import java.util.List;
import java.util.TreeSet;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.distribution.RealDistribution;

/**
 * How probable it is of each arm that it is the best: P(X_i is the greatest) = ∫ f_i(x) ∏_{j≠i} F_j(x) dx, for independent
 * beliefs with densities f and distribution functions F. Thompson's rule of 1933 gives each arm that share of the units.
 *
 * <p>By quadrature, so that the same beliefs have the same probabilities, without any draw: Gauss and Legendre's rule
 * between points that lie closely where a belief is, and wide apart in its tails. Good to a billionth.
 */
public final class BestArm {

    private static final double[] STEPS = {-40, -22, -14, -9, -6.5, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6.5, 9, 14, 22, 40};

    /** Where the greatest lies with no more than that probability is left out. */
    private static final double NOTHING = 1e-13;

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(10);

    private BestArm() {}

    /** @param beliefs what is thought of each arm, where more is better; each of them has a variance */
    public static double[] chances(List<? extends RealDistribution> beliefs) {
        var chances = new double[beliefs.size()];
        var ends = ends(beliefs);
        var start = below(beliefs, ends[0]);
        for (int i = 1; i < ends.length; i++) {
            var end = below(beliefs, ends[i]);
            if (matters(start, end)) add(chances, beliefs, ends[i - 1], ends[i]);
            start = end;
        }
        return whole(chances);
    }

    private static double[] ends(List<? extends RealDistribution> beliefs) {
        var ends = new TreeSet<Double>();
        for (var belief : beliefs) {
            double deviation = Math.sqrt(belief.getNumericalVariance());
            for (double step : STEPS) {
                double end = belief.getNumericalMean() + step * deviation;
                ends.add(Math.clamp(end, belief.getSupportLowerBound(), belief.getSupportUpperBound()));
            }
        }
        return ends.stream().mapToDouble(end -> end).toArray();
    }

    private static double[] below(List<? extends RealDistribution> beliefs, double x) {
        return beliefs.stream().mapToDouble(belief -> belief.cumulativeProbability(x)).toArray();
    }

    /** Whether the greatest of all may lie between two points, by the probabilities of each to lie below them. */
    private static boolean matters(double[] belowStart, double[] belowEnd) {
        double start = 1;
        double end = 1;
        for (double below : belowStart) start *= below;
        for (double below : belowEnd) end *= below;
        return end - start > NOTHING;
    }

    private static void add(double[] chances, List<? extends RealDistribution> beliefs, double start, double end) {
        double half = (end - start) / 2;
        for (int k = 0; k < RULE.getNumberOfPoints(); k++) {
            double x = start + half * (1 + RULE.getPoint(k));
            var below = below(beliefs, x);
            for (int i = 0; i < below.length; i++) {
                double others = 1;
                for (int j = 0; j < below.length; j++) if (j != i) others *= below[j];
                if (others > 0) chances[i] += half * RULE.getWeight(k) * beliefs.get(i).density(x) * others;
            }
        }
    }

    /** Without the last trace of rounding. */
    private static double[] whole(double[] chances) {
        double sum = 0;
        for (double chance : chances) sum += chance;
        for (int i = 0; i < chances.length; i++) chances[i] /= sum;
        return chances;
    }
}
