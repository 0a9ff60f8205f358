package io.understudy.serving.boundary;

import io.understudy.deployment.control.Deployments;
import io.understudy.failure.entity.DomainException;
import io.understudy.serving.control.ModelHolder;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a version would have answered that answers nobody. */
@ApplicationScoped
@Path("api/v1/models/{model}/deployments/{number}/shadow")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "deployments")
public class ShadowResource {

    @EJB
    private Deployments deployments;

    @EJB
    private ModelHolder holder;

    @GET
    @Operation(
            operationId = "getShadow",
            summary = "How the shadow version of the revision in service compares",
            description = "On this node, since the revision came into service; only computed answers are compared, none from the cache.")
    @APIResponse(responseCode = "409", description = "The revision is not in service")
    public ShadowView get(@PathParam("model") String model, @PathParam("number") int number) {
        deployments.get(model, number).shadow().orElseThrow(() -> DomainException.notFound("shadow of revision", Integer.toString(number)));
        return holder.table().find(model)
                .filter(route -> route.revision() == number)
                .map(route -> ShadowView.of(route.shadow()))
                .orElseThrow(() -> DomainException.conflict("Revision " + number + " of '" + model + "' is not in service here."));
    }
}
