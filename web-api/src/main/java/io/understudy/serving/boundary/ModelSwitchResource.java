package io.understudy.serving.boundary;

import io.understudy.deployment.control.DeploymentOrder;
import io.understudy.deployment.entity.Deployment;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Models;
import io.understudy.serving.control.Activation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The switch of a system that Understudy replaces, for its callers: {@code POST …/deployments} can do more. */
@ApplicationScoped
@Path("api/v1/model/switch")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "kept paths")
public class ModelSwitchResource {

    @EJB
    private Models models;

    @Inject
    private Activation activation;

    @Inject
    @ConfigProperty(name = "understudy.search.model", defaultValue = "talent-search")
    private String model;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "switchModel",
            summary = "Give a version of the search model a share of the traffic",
            description = "The other versions in service share the rest in the proportion that they have.")
    public KeptAnswer switchTo(@NotNull @Valid SwitchRequest request, @Context SecurityContext caller) {
        var percent = request.percent();
        var order = DeploymentOrder.canary(request.version(), percent, "model/switch");
        var deployment = deployed(order, caller.getUserPrincipal().getName());
        var version = models.resolve(model, request.version());
        return KeptAnswer.of(
                deployment,
                version.id(),
                request.version() + " takes " + percent.stripTrailingZeros().toPlainString() + " % of the traffic",
                id -> models.resolve(model, id).label().orElse(id));
    }

    private Deployment deployed(DeploymentOrder order, String by) {
        try {
            return activation.deploy(model, order, null, by);
        } catch (DomainException e) {
            throw SwitchRequest.inItsWords(e);
        }
    }
}
