package io.understudy.serving.boundary;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * @param version id, label or alias
 * @param trafficPercentage its new share as a fraction, above 0 up to 1, at most four decimals
 */
public record SwitchRequest(
        @NotBlank @Size(max = 100) String version,
        @NotNull @DecimalMin("0.0001") @DecimalMax("1") BigDecimal trafficPercentage) {}
