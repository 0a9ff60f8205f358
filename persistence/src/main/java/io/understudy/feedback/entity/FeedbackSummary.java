package io.understudy.feedback.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What users said of a model's predictions.
 *
 * @param version id of the version that answered; absent for all
 * @param since from when on the predictions are
 * @param predictions in the log
 * @param withFeedback those of them with feedback
 * @param coverage their share; absent without predictions
 * @param feedback by kind
 * @param meanRating absent without ratings
 * @param labels what can be trained on
 * @param newLabels right labels that no version of the model can answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackSummary(
        String model,
        String version,
        Instant since,
        long predictions,
        long withFeedback,
        Double coverage,
        Map<String, Long> feedback,
        Double meanRating,
        Agreement agreement,
        Labels labels,
        List<NewLabel> newLabels) {

    /**
     * Of predictions of a label for which the right one was told.
     *
     * @param accuracy absent where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Agreement(long judged, long agreeing, Double accuracy) {
        static Agreement of(long judged, long agreeing) {
            return new Agreement(judged, agreeing, judged == 0 ? null : (double) agreeing / judged);
        }
    }

    /**
     * Predictions whose feedback comes to something.
     *
     * @param usable that say what the label is
     * @param negative that can be used, too, and say what it is not
     * @param noInput not usable, as the log does not keep the model's inputs, or they were erased
     * @param noLabel not usable, as no label was answered
     * @param newLabel not usable, as too few users have named the label that no version can answer
     */
    public record Labels(long usable, long negative, long noInput, long noLabel, long newLabel) {}

    /** @param units who named it, @param needed how many must have for it to be trained on */
    public record NewLabel(String label, long units, long needed) {}
}
