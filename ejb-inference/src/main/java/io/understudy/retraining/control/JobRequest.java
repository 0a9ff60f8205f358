package io.understudy.retraining.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.registry.entity.Names;
import io.understudy.retraining.entity.Promotion;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * An order for a job, as callers give it.
 *
 * @param sets names of training sets; the one called {@code base} by default, and none where there is none
 * @param feedbackSince from when on feedback is taken; by default all that there is
 * @param feedback whether feedback is taken at all: true by default
 * @param parameters of the trainer
 * @param seed 1 by default
 * @param label of the version; one made of the job's id by default
 * @param promotion what is done with the version; by default what is set for the model
 */
public record JobRequest(
        @NotNull @Pattern(regexp = Names.MODEL) String model,
        @Size(max = 20) List<@NotNull @Pattern(regexp = Names.LABEL) String> sets,
        Instant feedbackSince,
        Boolean feedback,
        JsonNode parameters,
        Long seed,
        @Pattern(regexp = Names.LABEL) String label,
        Promotion promotion) {

    public static JobRequest of(String model) {
        return new JobRequest(model, null, null, null, null, null, null, null);
    }
}
