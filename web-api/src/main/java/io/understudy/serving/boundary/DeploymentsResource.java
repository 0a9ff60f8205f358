package io.understudy.serving.boundary;

import io.understudy.deployment.control.DeploymentOrder;
import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.entity.Deployment;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Models;
import io.understudy.serving.control.Activation;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What serves a model, now and before. */
@ApplicationScoped
@Path("api/v1/models/{model}/deployments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deployments")
public class DeploymentsResource {

    @EJB
    private Deployments deployments;

    @EJB
    private Models models;

    @Inject
    private Activation activation;

    @GET
    @PermitAll
    @Operation(summary = "The revisions of what serves a model, the newest first")
    public DeploymentPage list(
            @PathParam("model") String model,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        models.get(model);
        var found = deployments.history(model, before(cursor), limit + 1);
        var names = new HashMap<String, String>();
        var page = found.stream().limit(limit).map(d -> view(d, names)).toList();
        return new DeploymentPage(page, found.size() > limit ? Integer.toString(page.getLast().number()) : null);
    }

    @GET
    @Path("{number}")
    @PermitAll
    @Operation(summary = "One revision")
    public DeploymentView get(@PathParam("model") String model, @PathParam("number") int number) {
        return view(deployments.get(model, number));
    }

    @POST
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put versions into service",
            description = "Loads and warms every version of the split, then swaps at once; answers when the swap is done.")
    @APIResponseSchema(value = DeploymentView.class, responseCode = "201", responseDescription = "In service; Location names it")
    public Response deploy(
            @PathParam("model") String model, @NotNull @Valid DeploymentOrder order, @Context UriInfo uri) {
        var deployment = activation.deploy(model, order, "admin");
        var location = uri.getAbsolutePathBuilder().path(Integer.toString(deployment.number())).build();
        return Response.created(location).entity(view(deployment)).build();
    }

    private DeploymentView view(Deployment deployment) {
        return view(deployment, new HashMap<>());
    }

    private DeploymentView view(Deployment deployment, Map<String, String> names) {
        return DeploymentView.from(
                deployment,
                version -> names.computeIfAbsent(
                        version, id -> models.resolve(deployment.model(), id).label().orElse(id)));
    }

    private static int before(String cursor) {
        if (cursor == null) return Integer.MAX_VALUE;
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw DomainException.invalid("cursor", "is not one that this list gave");
        }
    }
}
