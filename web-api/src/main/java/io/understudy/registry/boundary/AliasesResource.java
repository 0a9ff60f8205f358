package io.understudy.registry.boundary;

import io.understudy.registry.control.Models;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Movable names of a model's versions. */
@ApplicationScoped
@Path("api/v1/models/{model}/aliases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registry")
public class AliasesResource {

    @EJB
    private Models models;

    @GET
    @PermitAll
    @Operation(operationId = "listAliases", summary = "The aliases of a model")
    public List<AliasView> list(@PathParam("model") String model) {
        return models.aliases(model).stream().map(AliasView::from).toList();
    }

    @PUT
    @Path("{alias}")
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putAlias", summary = "Create an alias or move it to another version")
    public AliasView put(
            @PathParam("model") String model,
            @PathParam("alias") String alias,
            @NotNull @Valid AliasTarget target,
            @Context SecurityContext caller) {
        return AliasView.from(models.alias(model, alias, target.version(), caller.getUserPrincipal().getName()));
    }
}
