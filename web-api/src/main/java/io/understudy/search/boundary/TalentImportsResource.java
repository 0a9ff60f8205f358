package io.understudy.search.boundary;

import io.understudy.failure.boundary.MaxBody;
import io.understudy.search.control.talents.TalentImports;
import io.understudy.search.entity.TalentImport;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many talents at once, as a stream of lines. */
@ApplicationScoped
@Path("api/v1/talents/import")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "talents")
public class TalentImportsResource {

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._:-]{0,99}";

    @Inject
    private TalentImports imports;

    @POST
    @Consumes("application/x-ndjson")
    @MaxBody("understudy.search.import-max-bytes")
    @Operation(
            operationId = "importTalents",
            summary = "Take in a stream of profiles, one JSON object a line",
            description = "Good lines are kept in batches while the body is read, bad ones are listed with their line. The"
                    + " Idempotency-Key names the import, so that its progress can be followed while it runs, and a"
                    + " repetition is answered with how the first one ended.")
    @RequestBody(
            content = @Content(
                    mediaType = "application/x-ndjson",
                    examples = @ExampleObject(
                            name = "two lines",
                            value = "{\"id\":\"t1\",\"name\":\"Asha Kulkarni\",\"gender\":\"female\",\"playing_age\":{\"min\":25,\"max\":35},"
                                    + "\"city\":\"pune\",\"experience_years\":8,\"level\":\"established\",\"union_member\":true}\n"
                                    + "{\"id\":\"t2\",\"name\":\"Ravi Nair\",\"gender\":\"male\",\"playing_age\":{\"min\":30,\"max\":45},"
                                    + "\"city\":\"kochi\",\"experience_years\":3,\"level\":\"emerging\",\"union_member\":false}")))
    public TalentImport run(
            @HeaderParam("Idempotency-Key") @Pattern(regexp = ID, message = "must be 1 to 100 letters, digits, '.', '_', ':' or '-'") String key,
            InputStream body) {
        return imports.run(key == null ? UUID.randomUUID().toString() : key, body);
    }

    @GET
    @Operation(operationId = "listTalentImports", summary = "The last imports, the newest first")
    public List<TalentImport> recent(@QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return imports.recent(limit);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getTalentImport", summary = "One import: how far it is, or how it ended")
    public TalentImport get(@PathParam("id") String id) {
        return imports.get(id);
    }
}
