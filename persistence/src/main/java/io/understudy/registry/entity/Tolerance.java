package io.understudy.registry.entity;

import com.fasterxml.jackson.core.type.TypeReference;
import io.understudy.wire.entity.JsonColumn;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How much worse than the version that it replaces a version may be, by one metric of their evaluations.
 *
 * @param better which way the metric is better
 * @param worseBy in the metric's own unit; worse by exactly this much is borne
 */
public record Tolerance(
        @NotBlank @Size(max = 200) String metric,
        @NotNull Better better,
        @NotNull @DecimalMin("0") @DecimalMax("1000000000000") Double worseBy) {

    /** Most of one model. */
    public static final int MOST = 50;

    public enum Better {
        UP,
        DOWN
    }

    /**
     * What speaks against a version; empty where nothing does. Where the one that serves has no such metric, there is
     * nothing to compare with.
     */
    public Optional<String> complaint(Evaluation next, Evaluation serving) {
        var before = serving.metrics().get(metric);
        if (before == null || !Double.isFinite(before)) return Optional.empty();
        var after = next.metrics().get(metric);
        if (after != null && isBorne(after, before)) return Optional.empty();
        return Optional.of("Version %s: metric %s is %s, and %s of %s, which it replaces; it may be worse by %s."
                .formatted(next.version(), metric, after == null ? "missing" : after, before, serving.version(), worseBy));
    }

    /** In decimals, as the figures are written: 0.81 − 0.80 is 0.01, and in binary a little more. */
    private boolean isBorne(double after, double before) {
        if (!Double.isFinite(after)) return false;
        var loss = BigDecimal.valueOf(before).subtract(BigDecimal.valueOf(after));
        return (better == Better.UP ? loss : loss.negate()).compareTo(BigDecimal.valueOf(worseBy)) <= 0;
    }

    public static class ListColumn extends JsonColumn<List<Tolerance>> {
        public ListColumn() {
            super(new TypeReference<>() {});
        }
    }
}
