package io.understudy.experiment.boundary;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;

/** @param coverage share of all units that it shall have, more than now; absent for that of the ramp's next step */
public record RampOrder(
        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") Double coverage, @Size(max = 1000) String reason) {}
