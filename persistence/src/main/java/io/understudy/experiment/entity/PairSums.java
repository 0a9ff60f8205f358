package io.understudy.experiment.entity;

/**
 * Sums over the units of an arm of products of two events, a numerator x and a denominator d.
 *
 * @param xdBefore x since the exposure, d before it
 * @param dxBefore d since the exposure, x before it
 * @param before both before it
 */
public record PairSums(double xd, double xdBefore, double dxBefore, double before) {

    public static final PairSums NONE = new PairSums(0, 0, 0, 0);
}
