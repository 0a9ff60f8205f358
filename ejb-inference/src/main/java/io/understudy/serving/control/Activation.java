package io.understudy.serving.control;

import io.understudy.deployment.control.DeploymentOrder;
import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.entity.Deployment;
import io.understudy.registry.control.Models;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** From an operator's order to a revision that serves. */
@ApplicationScoped
public class Activation {

    @EJB
    private Models models;

    @EJB
    private Deployments deployments;

    @EJB
    private ModelHolder holder;

    @Inject
    private VersionLoader loader;

    /**
     * Returns when every call is served by the new revision.
     *
     * @throws io.understudy.failure.entity.DomainException NOT_FOUND or INVALID where the order names what is not there or
     *     does not add up; what cannot be loaded leaves a FAILED revision and the old one in service
     */
    public Deployment deploy(String model, DeploymentOrder order, String by) {
        loader.requireWorkload(models.get(model).task());
        var split = order.resolved(reference -> {
            var version = models.resolve(model, reference);
            version.requireServable();
            return version.id();
        });
        return holder.activate(deployments.prepare(model, split, by, order.reason()));
    }
}
