package io.understudy.deployment.control;

import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.deployment.entity.TrafficSplit.Share;
import io.understudy.failure.entity.DomainException;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;

/**
 * What an operator asks for: which versions shall share the traffic.
 *
 * @param split id, label or alias of a version → its percentage, at most two decimals; the sum is exactly 100
 */
public record DeploymentOrder(
        @NotEmpty @Size(max = 20)
                LinkedHashMap<
                                @NotBlank @Size(max = 100) String,
                                @NotNull @DecimalMin(value = "0.01") @DecimalMax("100") BigDecimal>
                        split,
        @Size(max = 1000) String reason) {

    /** @param resolve id, label or alias → id */
    public TrafficSplit resolved(UnaryOperator<String> resolve) {
        var shares = new ArrayList<Share>();
        split.forEach((name, percent) -> shares.add(new Share(resolve.apply(name), basisPoints(name, percent))));
        return new TrafficSplit(shares);
    }

    private static int basisPoints(String name, BigDecimal percent) {
        try {
            return percent.movePointRight(2).intValueExact();
        } catch (ArithmeticException e) {
            throw DomainException.invalid("split." + name, "must have at most two decimals");
        }
    }
}
