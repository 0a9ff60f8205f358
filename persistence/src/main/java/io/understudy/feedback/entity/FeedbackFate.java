package io.understudy.feedback.entity;

/**
 * What became of one feedback.
 *
 * @param predicted the label that was answered; null for none, and while the record is not there
 * @param hasInput whether the prediction's record keeps its input
 * @param isNewLabel whether no version of the model can answer the label
 */
public record FeedbackFate(Fate fate, String predicted, boolean hasInput, boolean isNewLabel) {

    public enum Fate {
        /** Kept; the prediction is known. */
        ACCEPTED,
        /** Kept before. */
        DUPLICATE,
        /** Not kept: the prediction's record is gone, or about to go. */
        LATE,
        /** Kept; the prediction has no record yet. */
        UNKNOWN
    }

    public boolean isKept() {
        return fate == Fate.ACCEPTED || fate == Fate.UNKNOWN;
    }
}
