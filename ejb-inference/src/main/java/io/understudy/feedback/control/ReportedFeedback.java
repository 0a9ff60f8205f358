package io.understudy.feedback.control;

import io.understudy.feedback.entity.FeedbackKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/**
 * What a user said of a prediction, as a caller reports it.
 *
 * @param feedbackId its own name, if it has one: reported again under it, it counts once
 * @param kind may be left out where there is a rating or a label
 * @param rating 1 (bad) to 5 (good)
 * @param label the right one
 * @param at when the user said so; now by default
 */
public record ReportedFeedback(
        @Size(min = 1, max = 200) String feedbackId,
        @NotNull UUID predictionId,
        FeedbackKind kind,
        @Min(1) @Max(5) Integer rating,
        @Size(min = 1, max = 200) String label,
        Instant at) {}
