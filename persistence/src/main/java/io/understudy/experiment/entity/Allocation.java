package io.understudy.experiment.entity;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;

/**
 * How units come to the arms.
 *
 * @param steps of a ramp
 * @param method of a bandit
 * @param floor of a bandit: least weight of each arm
 * @param every of a bandit: how often the weights are computed anew
 * @param exploreUnits of a bandit: units of each arm up to which the weights stay as they were defined
 * @param window of a bandit: how long after its exposure a unit counts, with what it did until then; one that a change of
 *     weights moves sooner does not count
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Allocation(
        @NotNull Type type,
        @Size(min = 1, max = 50) List<@NotNull @Valid Step> steps,
        Method method,
        @DecimalMin("0") @DecimalMax("0.5") Double floor,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration every,
        @Min(0) Long exploreUnits,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration window) {

    public static final Allocation FIXED = new Allocation(Type.FIXED, null, null, null, null, null, null);

    public enum Type {
        /** Weights and coverage as defined. */
        FIXED,
        /** The coverage grows by steps. */
        RAMP,
        /** The weights follow what is learnt. */
        BANDIT
    }

    public enum Method {
        THOMPSON,
        TOP_TWO
    }

    /**
     * @param coverage share of all units, above that of the step before
     * @param hold how long until the next step; null on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") Double coverage,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Duration hold) {}

    public Allocation {
        if (type == Type.BANDIT) {
            if (method == null) method = Method.THOMPSON;
            if (floor == null) floor = 0.05;
            if (every == null) every = Duration.ofHours(1);
            if (exploreUnits == null) exploreUnits = 100L;
            if (window == null) window = Duration.ofHours(1);
        }
    }
}
