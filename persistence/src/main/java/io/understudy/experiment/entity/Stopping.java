package io.understudy.experiment.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * When the goal metric may be judged.
 *
 * @param unitsPerArm of a fixed horizon: units that each arm must have; needed there
 * @param tuning of a sequential test: number of units of both arms at which it is to be tightest
 * @param minimalEffect of a sequential test: the least gain over the control that is worth waiting for, as a share of the
 *     control's value; once no arm can have it, the experiment is futile. Null for any gain
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stopping(
        @NotNull Type type,
        @Min(2) Long unitsPerArm,
        @DecimalMin(value = "0", inclusive = false) Double tuning,
        @DecimalMin("0") Double minimalEffect) {

    public enum Type {
        /** Once, at the horizon. */
        FIXED,
        /** At any time, by a test that is valid under continuous peeking. */
        SEQUENTIAL
    }

    private static final double DEFAULT_TUNING = 5_000;

    public static final Stopping SEQUENTIAL = new Stopping(Type.SEQUENTIAL, null, null, null);

    public Stopping {
        if (type == Type.SEQUENTIAL && tuning == null) tuning = DEFAULT_TUNING;
    }
}
