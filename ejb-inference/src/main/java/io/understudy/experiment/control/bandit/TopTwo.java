package io.understudy.experiment.control.bandit;

/**
 * Top-two Thompson sampling: half of the time the arm that a draw from the beliefs makes the best, else the first other one
 * that a further draw does. It gives the best arm no more than about half of the units, and so tells it from the second
 * sooner.
 *
 * <p>An arm is chosen with probability a_i (β + (1 − β) Σ_{j≠i} a_j / (1 − a_j)), where a_i is the probability that it is
 * the best (Russo, «Simple Bayesian Algorithms for Best-Arm Identification», Operations Research 68, 2020, section 3.3),
 * with β = 1/2.
 */
final class TopTwo {

    private static final double BETA = 0.5;

    private TopTwo() {}

    /** @param chances that each arm is the best; they sum to 1 */
    static double[] shares(double[] chances) {
        var shares = new double[chances.length];
        for (int first = 0; first < chances.length; first++) {
            shares[first] += BETA * chances[first];
            double others = others(chances, first);
            for (int second = 0; second < chances.length; second++) {
                if (second == first) continue;
                double share = others > 0 ? chances[second] / others : 1.0 / (chances.length - 1);
                shares[second] += (1 - BETA) * chances[first] * share;
            }
        }
        return shares;
    }

    /** Added up and not taken from 1, of which little is left where one arm is as good as certain. */
    private static double others(double[] chances, int arm) {
        double sum = 0;
        for (int i = 0; i < chances.length; i++) if (i != arm) sum += chances[i];
        return sum;
    }
}
