package io.understudy.serving.boundary;

import io.understudy.deployment.control.DeploymentOrder;
import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.entity.Deployment;
import io.understudy.idempotency.boundary.Idempotent;
import io.understudy.registry.control.Models;
import io.understudy.serving.control.Activation;
import io.understudy.wire.entity.Page;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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

    @Inject
    private DeploymentAnswers answers;

    @GET
    @PermitAll
    @Operation(operationId = "listDeployments", summary = "The revisions of what serves a model, the newest first", description = "The ETag names the revision in service.")
    @APIResponseSchema(DeploymentPage.class)
    public Response list(
            @PathParam("model") String model,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        models.get(model);
        var active = deployments.present(model).map(Deployment::number).orElse(0);
        var found = deployments.history(model, Page.place(cursor, Integer::valueOf, Integer.MAX_VALUE), limit + 1);
        var names = new HashMap<String, String>();
        var page = found.stream().limit(limit).map(d -> answers.view(d, names)).toList();
        var next = found.size() > limit ? Integer.toString(page.getLast().number()) : null;
        return Response.ok(new DeploymentPage(active == 0 ? null : active, page, next)).tag(RevisionTag.of(active)).build();
    }

    @GET
    @Path("{number}")
    @PermitAll
    @Operation(operationId = "getDeployment", summary = "One revision")
    @APIResponseSchema(DeploymentView.class)
    public Response get(@PathParam("model") String model, @PathParam("number") int number) {
        return Response.ok(answers.view(deployments.get(model, number))).tag(RevisionTag.of(number)).build();
    }

    @POST
    @Idempotent
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "deploy",
            summary = "Put versions into service",
            description = "Loads and warms every version, tries it with its golden examples, then swaps at once; answers when the swap is done.")
    @APIResponseSchema(value = DeploymentView.class, responseCode = "201", responseDescription = "In service; Location names it")
    @APIResponse(responseCode = "409", description = "Another order is under way, a version fails its golden examples, or is worse by its evaluation than the model tolerates")
    @APIResponse(responseCode = "412", description = "Another revision than If-Match names is in service")
    public Response deploy(
            @PathParam("model") String model,
            @HeaderParam("If-Match") String present,
            @NotNull @Valid DeploymentOrder order,
            @Context UriInfo uri,
            @Context SecurityContext caller) {
        var deployment = activation.deploy(model, order, RevisionTag.expected(present), caller.getUserPrincipal().getName());
        return answers.created(deployment, uri);
    }
}
