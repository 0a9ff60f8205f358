package io.understudy.experiment.boundary;

import io.understudy.experiment.control.outcomes.ReportedOutcome;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Names;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** One outcome, or several in {@code outcomes} and nothing beside it; the fields are those of {@link ReportedOutcome}. */
public record OutcomeRequest(
        @Size(min = 1, max = 200) String id,
        UUID predictionId,
        @Size(min = 1, max = 200) String unit,
        @Pattern(regexp = Names.MODEL) String experiment,
        @Pattern(regexp = Names.LABEL) String metric,
        @DecimalMin("-1e14") @DecimalMax("1e14") BigDecimal value,
        Instant at,
        List<@NotNull @Valid ReportedOutcome> outcomes) {

    static OutcomeRequest of(List<ReportedOutcome> outcomes) {
        return new OutcomeRequest(null, null, null, null, null, null, null, outcomes);
    }

    List<ReportedOutcome> all() {
        var isSingle = Stream.of(id, predictionId, unit, experiment, metric, value, at).anyMatch(Objects::nonNull);
        if (outcomes == null) {
            if (metric == null) throw DomainException.invalid("metric", "must not be null");
            return List.of(new ReportedOutcome(id, predictionId, unit, experiment, metric, value, at));
        }
        if (isSingle) throw DomainException.invalid("outcomes", "must stand alone, without the fields of a single outcome");
        return outcomes;
    }
}
