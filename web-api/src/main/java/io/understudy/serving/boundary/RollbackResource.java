package io.understudy.serving.boundary;

import io.understudy.deployment.control.RollbackOrder;
import io.understudy.idempotency.boundary.Idempotent;
import io.understudy.serving.control.Activation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The way back of a model. */
@ApplicationScoped
@Path("api/v1/models/{model}/rollback")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deployments")
public class RollbackResource {

    @Inject
    private Activation activation;

    @Inject
    private DeploymentAnswers answers;

    @POST
    @Idempotent
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rollBackDeployment",
            summary = "Bring back what served before",
            description = "Makes a new revision with the split of an earlier one: the one that is named or, without a name,"
                    + " the last that served before the present one and was not itself ended by a rollback.")
    @APIResponseSchema(value = DeploymentView.class, responseCode = "201", responseDescription = "In service; Location names it")
    @APIResponse(responseCode = "409", description = "There is nothing to bring back")
    @APIResponse(responseCode = "412", description = "Another revision than If-Match names is in service")
    public Response rollback(
            @PathParam("model") String model,
            @HeaderParam("If-Match") String present,
            @Valid RollbackOrder order,
            @Context UriInfo uri,
            @Context SecurityContext caller) {
        var back = order == null ? new RollbackOrder(null, null) : order;
        return answers.created(activation.rollback(model, back, RevisionTag.expected(present), caller.getUserPrincipal().getName()), uri);
    }
}
