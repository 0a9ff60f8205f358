package io.understudy.serving.boundary;

import io.understudy.deployment.control.DeploymentOrder;
import io.understudy.failure.entity.DomainException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * @param versionId id, label or alias
 * @param mode {@code full}, which is meant if it is absent, or {@code canary}: 10 percent of the traffic
 */
public record RetrainDeployment(@NotBlank @Size(max = 100) String versionId, DeploymentOrder.Mode mode) {

    private static final BigDecimal CANARY_PERCENT = BigDecimal.TEN;

    /** What is wrong with a canary's percentage, of which this caller knows nothing, said of the mode that it sent. */
    static DomainException inItsWords(DomainException refusal) {
        var isShare = refusal.violations().stream().anyMatch(v -> v.field().equals("percent"));
        return isShare ? DomainException.invalid("mode", "must be full, as no other version is in service that a canary could stand beside") : refusal;
    }

    DeploymentOrder order() {
        return mode == DeploymentOrder.Mode.CANARY
                ? DeploymentOrder.canary(versionId, CANARY_PERCENT, "retrain/deploy")
                : DeploymentOrder.full(versionId, "retrain/deploy");
    }
}
