package io.understudy.retraining.control;

import io.understudy.retraining.entity.Promotion;
import io.understudy.training.control.Comparison;
import java.util.Locale;

/**
 * What becomes of a challenger by its evaluation.
 *
 * @param wanted what is done with one that is good enough
 * @param tolerance by how much its accuracy may be below the champion's where it is to take all traffic, as a fraction
 */
public record PromotionRule(Promotion wanted, double tolerance) {

    /** Below which so unequal a count of errors is no chance. */
    private static final double SIGNIFICANT = 0.05;

    /** @param reason in words */
    public record Verdict(Promotion promotion, String reason) {}

    /**
     * One that is significantly worse than the champion is rejected. One that is worse by more than is tolerated, but perhaps
     * by chance, does not take all traffic; whether it is, a canary finds out. A challenger that nothing could be compared with
     * is registered, and no more.
     *
     * @param comparison null where there is none
     * @param hasChampion whether a version serves at present
     */
    public Verdict on(Comparison comparison, boolean hasChampion) {
        if (!hasChampion) {
            return wanted == Promotion.CANARY
                    ? new Verdict(Promotion.REGISTER, "Nothing serves that it could be tried against; deploy it.")
                    : new Verdict(wanted, "Nothing serves that it could be worse than.");
        }
        if (comparison == null || comparison.rows() == 0) {
            var least = wanted == Promotion.REJECT ? wanted : Promotion.REGISTER;
            return new Verdict(least, "It cannot be compared with the version that serves, on the same rows; deploy it if it is better.");
        }
        var told = told(comparison);
        var worse = comparison.championAccuracy() - comparison.challengerAccuracy();
        if (worse > 0 && comparison.pValue() < SIGNIFICANT) return new Verdict(Promotion.REJECT, "Worse than the version that serves: " + told);
        if (worse > tolerance && wanted == Promotion.PROMOTE) {
            return new Verdict(Promotion.REGISTER, "Perhaps worse than the version that serves, by more than is tolerated: " + told);
        }
        return new Verdict(wanted, "Not shown to be worse than the version that serves: " + told);
    }

    private static String told(Comparison comparison) {
        return String.format(
                Locale.ROOT,
                "accuracy %.4f, and %.4f of the other, on the same %d rows; only it was right in %d, only the other in %d; McNemar's p %.4g.",
                comparison.challengerAccuracy(), comparison.championAccuracy(), comparison.rows(), comparison.challengerOnly(),
                comparison.championOnly(), comparison.pValue());
    }
}
