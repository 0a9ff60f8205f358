package io.understudy.search.boundary;

import io.understudy.search.control.talents.TalentPage;
import io.understudy.search.control.talents.Talents;
import io.understudy.search.entity.TalentProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The talents that can be found. */
@ApplicationScoped
@Path("api/v1/talents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "talents")
public class TalentsResource {

    @Inject
    private Talents talents;

    @GET
    @PermitAll
    @Operation(operationId = "listTalents", summary = "Talents by id, page by page")
    public TalentPage list(
            @QueryParam("cursor") @Size(max = 200) @Parameter(description = "`next_cursor` of the page before") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return talents.list(cursor, limit);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(operationId = "getTalent", summary = "One talent")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TalentProfile.class)))
    @APIResponse(responseCode = "404", description = "There is no such talent")
    public TalentProfile get(@PathParam("id") @Parameter(example = "asha-kulkarni") String id) {
        return talents.get(id);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putTalent",
            summary = "Keep a talent's profile in place of what was there",
            description = "Every loaded search version finds the change within a second; on other nodes, while they index an import, after that. `updated_at` is set by the server;"
                    + " an `id` in the body must be the one in the path. Codes that are not known are refused with the nearest.")
    @APIResponse(responseCode = "200", description = "Replaced", content = @Content(schema = @Schema(implementation = TalentProfile.class)))
    @APIResponse(responseCode = "201", description = "New", content = @Content(schema = @Schema(implementation = TalentProfile.class)))
    @APIResponse(responseCode = "400", description = "The profile breaks rules; each is named with its field")
    public Response put(
            @PathParam("id") @Parameter(example = "asha-kulkarni") String id,
            @NotNull TalentProfile profile,
            @Context UriInfo uri) {
        var kept = talents.put(id, profile);
        var response = kept.isNew() ? Response.created(uri.getAbsolutePath()) : Response.ok();
        return response.entity(kept.profile()).build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed("admin")
    @Operation(operationId = "deleteTalent", summary = "Forget all that is known of a talent but the id")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @APIResponse(responseCode = "404", description = "There is no such talent, or no more")
    public void delete(@PathParam("id") @Parameter(example = "asha-kulkarni") String id) {
        talents.delete(id);
    }
}
