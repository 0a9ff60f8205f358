package io.understudy.serving.boundary;

import io.understudy.deployment.control.RollbackOrder;
import jakarta.validation.constraints.Size;
import java.util.function.UnaryOperator;

/** @param versionId id, label or alias; null for what was in service before */
public record RetrainRollback(@Size(min = 1, max = 100) String versionId) {

    /** @param resolve id, label or alias → id, which unlike a label cannot be taken for the number of a revision */
    RollbackOrder order(UnaryOperator<String> resolve) {
        return new RollbackOrder(versionId == null ? null : resolve.apply(versionId), "retrain/rollback");
    }
}
