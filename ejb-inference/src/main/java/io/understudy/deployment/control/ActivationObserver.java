package io.understudy.deployment.control;

import io.understudy.deployment.entity.Deployment;
import java.util.Optional;

/** Whoever has to follow what comes into service. A bean of this type is told without being known here. */
public interface ActivationObserver {

    /**
     * Called in the transaction that brings the revision into service; what is written in it is kept if the revision
     * serves, and only then. An exception ends the revision.
     *
     * @param before the revision that served until now
     */
    void activated(Deployment next, Optional<Deployment> before);
}
