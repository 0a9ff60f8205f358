package io.understudy.deployment.entity;

import io.understudy.failure.entity.DomainException;

/**
 * What the next revision of a model shall be.
 *
 * @param shadow null for none
 * @param restores number of the revision whose split a rollback brings back, null where that is none
 */
public record DeploymentPlan(Kind kind, TrafficSplit split, Shadow shadow, String reason, Integer restores) {

    /** What asked for a revision. */
    public enum Kind {
        DEPLOY,
        CANARY,
        ROLLBACK,
        /** The watch over a deployment brought the one before back. */
        AUTOMATIC;

        /** Whether it ends a revision that did not prove itself. */
        public boolean isRollback() {
            return this == ROLLBACK || this == AUTOMATIC;
        }
    }

    public DeploymentPlan {
        if (shadow != null && split.versions().contains(shadow.version())) {
            throw DomainException.invalid("shadow.version", "is in the split already");
        }
    }
}
