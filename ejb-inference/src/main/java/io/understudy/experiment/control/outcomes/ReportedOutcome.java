package io.understudy.experiment.control.outcomes;

import io.understudy.registry.entity.Names;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * What a unit did, as a caller reports it.
 *
 * @param id of the outcome, if it has one: reported again under it, it counts once
 * @param predictionId the prediction that it followed; or the unit is named
 * @param unit user, session or request, as the experiment's units are
 * @param experiment the only one that it counts in
 * @param metric name of the event that an experiment's metric asks for
 * @param value 1 by default; kept to nine decimals. One of 0 says that the event did not happen
 * @param at when it happened; now by default
 */
public record ReportedOutcome(
        @Size(min = 1, max = 200) String id,
        UUID predictionId,
        @Size(min = 1, max = 200) String unit,
        @Pattern(regexp = Names.MODEL) String experiment,
        @NotNull @Pattern(regexp = Names.LABEL) String metric,
        @DecimalMin("-1e14") @DecimalMax("1e14") BigDecimal value,
        Instant at) {}
