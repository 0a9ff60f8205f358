package io.understudy.feedback.boundary;

import io.understudy.failure.entity.DomainException;
import io.understudy.feedback.control.ReportedFeedback;
import io.understudy.feedback.entity.FeedbackKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** One feedback, or several in {@code feedback} and nothing beside it; the fields are those of {@link ReportedFeedback}. */
public record FeedbackRequest(
        @Size(min = 1, max = 200) String feedbackId,
        UUID predictionId,
        FeedbackKind kind,
        @Min(1) @Max(5) Integer rating,
        @Size(min = 1, max = 200) String label,
        Instant at,
        List<@NotNull @Valid ReportedFeedback> feedback) {

    static FeedbackRequest of(List<ReportedFeedback> feedback) {
        return new FeedbackRequest(null, null, null, null, null, null, feedback);
    }

    List<ReportedFeedback> all() {
        var isSingle = Stream.of(feedbackId, predictionId, kind, rating, label, at).anyMatch(Objects::nonNull);
        if (feedback == null) {
            if (predictionId == null) throw DomainException.invalid("prediction_id", "must not be null");
            return List.of(new ReportedFeedback(feedbackId, predictionId, kind, rating, label, at));
        }
        if (isSingle) throw DomainException.invalid("feedback", "must stand alone, without the fields of a single feedback");
        return feedback;
    }
}
