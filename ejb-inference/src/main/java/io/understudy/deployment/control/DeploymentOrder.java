package io.understudy.deployment.control;

import io.understudy.deployment.entity.DeploymentPlan;
import io.understudy.deployment.entity.DeploymentPlan.Kind;
import io.understudy.deployment.entity.Shadow;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.deployment.entity.TrafficSplit.Share;
import io.understudy.failure.entity.DomainException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What an operator asks for: which versions shall share the traffic, as a split or as a change of the present one.
 *
 * @param mode with {@code version}, instead of a split
 * @param split id, label or alias of a version → its percentage, at most two decimals; the sum is exactly 100
 * @param version id, label or alias of the one version that {@code mode} is about
 * @param percent of a canary
 * @param shadow gets a copy of a share of the traffic and answers nobody
 * @param force deploys a version that fails its golden examples, too, or whose evaluation is too bad; the history says so
 */
public record DeploymentOrder(
        Mode mode,
        @Size(min = 1, max = 20)
                LinkedHashMap<
                                @NotBlank @Size(max = 100) String,
                                @NotNull @DecimalMin(value = "0.01") @DecimalMax("100") BigDecimal>
                        split,
        @Size(min = 1, max = 100) String version,
        @DecimalMin(value = "0.01") @DecimalMax("100") BigDecimal percent,
        @Valid ShadowOrder shadow,
        @Size(max = 1000) String reason,
        Boolean force) {

    public enum Mode {
        /** All traffic to the version. */
        FULL,
        /** A percentage to the version; the others share the rest in the proportion that they have. */
        CANARY
    }

    /** @param percent of the units */
    public record ShadowOrder(
            @NotBlank @Size(max = 100) String version,
            @NotNull @DecimalMin(value = "0.01") @DecimalMax("100") BigDecimal percent) {}

    public static DeploymentOrder full(String version, String reason) {
        return new DeploymentOrder(Mode.FULL, null, version, null, null, reason, false);
    }

    public static DeploymentOrder canary(String version, BigDecimal percent, String reason) {
        return new DeploymentOrder(Mode.CANARY, null, version, percent, null, reason, false);
    }

    public boolean isForced() {
        return Boolean.TRUE.equals(force);
    }

    /**
     * @param present the split that serves now, null if none does
     * @param resolve id, label or alias → id
     */
    public DeploymentPlan plan(TrafficSplit present, UnaryOperator<String> resolve) {
        require(split != null || mode != null, "split", "is missing; or say mode and version");
        require(mode == null || split == null, "split", "does not go with mode");
        require(mode == null || version != null, "version", "is needed with mode");
        require(mode != null || version == null, "version", "goes with mode only");
        require(mode == Mode.CANARY == (percent != null), "percent", "goes with mode canary, and that with a percent");
        var watched = shadow == null
                ? null
                : new Shadow(resolve.apply(shadow.version()), Percent.basisPoints("shadow.percent", shadow.percent()));
        return new DeploymentPlan(mode == Mode.CANARY ? Kind.CANARY : Kind.DEPLOY, next(present, resolve), watched, reason, null);
    }

    private TrafficSplit next(TrafficSplit present, UnaryOperator<String> resolve) {
        if (mode == Mode.FULL) return TrafficSplit.whole(resolve.apply(version));
        if (mode == Mode.CANARY) return canary(present, resolve.apply(version));
        var shares = new ArrayList<Share>();
        split.forEach((name, percent) -> shares.add(new Share(resolve.apply(name), Percent.basisPoints("split." + name, percent))));
        return new TrafficSplit(shares);
    }

    private TrafficSplit canary(TrafficSplit present, String id) {
        var basisPoints = Percent.basisPoints("percent", percent);
        if (present == null && basisPoints < TrafficSplit.WHOLE) {
            throw DomainException.invalid("percent", "must be 100, as nothing serves yet that could take the rest");
        }
        return Objects.requireNonNullElseGet(present, () -> TrafficSplit.whole(id)).with(id, basisPoints);
    }

    private static void require(boolean holds, String field, String reason) {
        if (!holds) throw DomainException.invalid(field, reason);
    }
}
