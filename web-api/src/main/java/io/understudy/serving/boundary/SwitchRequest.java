package io.understudy.serving.boundary;

import io.understudy.failure.entity.DomainException;
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
        @NotNull @DecimalMin("0.0001") @DecimalMax("1") BigDecimal trafficPercentage) {

    private static final String SHARE = "traffic_percentage";

    BigDecimal percent() {
        if (trafficPercentage.stripTrailingZeros().scale() > 4) throw DomainException.invalid(SHARE, "must have at most four decimals");
        return trafficPercentage.movePointRight(2);
    }

    /** What is wrong with a canary's percentage, said of the field that this caller sent. */
    static DomainException inItsWords(DomainException refusal) {
        var isShare = refusal.violations().stream().anyMatch(v -> v.field().equals("percent"));
        return isShare ? DomainException.invalid(SHARE, "must be 1, as no other version serves that could take the rest") : refusal;
    }
}
