package io.understudy.registry.boundary;

import io.understudy.idempotency.boundary.Idempotent;
import io.understudy.registry.control.Models;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The models that can be called here. */
@ApplicationScoped
@Path("api/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registry")
public class ModelsResource {

    @EJB
    private Models models;

    @GET
    @PermitAll
    @Operation(operationId = "listModels", summary = "All models, in the order of their names")
    public ModelPage list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var page = models.list(cursor, limit).map(ModelView::from);
        return new ModelPage(page.items(), page.nextCursor());
    }

    @GET
    @Path("{model}")
    @PermitAll
    @Operation(operationId = "getModel", summary = "One model")
    public ModelView get(@PathParam("model") String model) {
        return ModelView.from(models.get(model));
    }

    @POST
    @Idempotent
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createModel", summary = "Create a model", description = "Its task says what its versions do and which bundles it takes.")
    @APIResponseSchema(value = ModelView.class, responseCode = "201", responseDescription = "Created; Location names it")
    @APIResponse(responseCode = "409", description = "There is one of this name")
    public Response create(@NotNull @Valid NewModel model, @Context UriInfo uri, @Context SecurityContext caller) {
        var who = caller.getUserPrincipal().getName();
        var created = models.create(model.name(), model.task(), model.description(), model.tolerances(), who);
        return Response.created(uri.getAbsolutePathBuilder().path(created.name()).build())
                .entity(ModelView.from(created))
                .build();
    }

    @PUT
    @Path("{model}/tolerances")
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setTolerances",
            summary = "Say how much worse than what it replaces a version of the model may be",
            description = "By metrics of the evaluation, in place of what was said before. A deployment of a version that is "
                    + "worse by more, or lacks a metric which the one in service has, is refused unless it is forced.")
    public ModelView tolerate(
            @PathParam("model") String model, @NotNull @Valid Tolerances order, @Context SecurityContext caller) {
        return ModelView.from(models.tolerate(model, order.tolerances(), caller.getUserPrincipal().getName()));
    }
}
