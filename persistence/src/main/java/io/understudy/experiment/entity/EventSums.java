package io.understudy.experiment.entity;

/**
 * Sums over the units of an arm, of one event: x is what a unit did since its exposure, c what it did before.
 *
 * @param did units with at least one outcome that is not zero
 * @param didBoth units that had one both before and since
 */
public record EventSums(long did, double x, double xx, long didBefore, double c, double cc, double xc, long didBoth) {

    public static final EventSums NONE = new EventSums(0, 0, 0, 0, 0, 0, 0, 0);
}
