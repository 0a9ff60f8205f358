package io.understudy.retraining.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * All that decides what a job trains: the same order over the same rows gives the same bytes.
 *
 * @param sets names of the training sets
 * @param feedbackSince from when on feedback is taken; null for none at all
 * @param feedbackUntil until when; what comes later is for the next job
 * @param parameters of the trainer; an empty object for its defaults
 * @param label of the version
 * @param promotion what is done with the version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RetrainingOrder(
        List<String> sets,
        Instant feedbackSince,
        Instant feedbackUntil,
        JsonNode parameters,
        long seed,
        String label,
        Promotion promotion) {

    public RetrainingOrder {
        sets = List.copyOf(sets);
    }
}
