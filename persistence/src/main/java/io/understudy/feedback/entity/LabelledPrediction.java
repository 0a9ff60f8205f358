package io.understudy.feedback.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;

/**
 * An example to train on, without the name of who gave it.
 *
 * @param text null where the input is none
 * @param input as JSON where it is no text, else null
 * @param weight up to 1; below 0: it is not of this label
 * @param kind of the feedback that decided
 * @param version id of the version that answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LabelledPrediction(
        UUID predictionId, String text, @JsonRawValue String input, String label, double weight, FeedbackKind kind, Instant at, String model, String version) {}
