package io.understudy.search.boundary;

import io.understudy.failure.boundary.MaxBody;
import io.understudy.failure.entity.DomainException;
import io.understudy.search.control.talents.TalentImports;
import io.understudy.search.entity.TalentImport;
import io.understudy.search.entity.TalentImport.State;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports of many profiles in one request. */
@ApplicationScoped
@Path("api/v1/talents/import")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "talents")
public class TalentImportsResource {

    private static final String NDJSON = "application/x-ndjson";

    private static final String EXAMPLE =
            """
            {"id": "asha", "name": "Asha", "gender": "female", "playing_age": {"min": 20, "max": 30}, "city": "pune", "experience_years": 3, "level": "emerging", "union_member": false}
            {"id": "ravi", "name": "Ravi", "gender": "male", "playing_age": {"min": 40, "max": 55}, "city": "mumbai", "experience_years": 20, "level": "veteran", "union_member": true}
            """;

    @Inject
    private TalentImports imports;

    /** @param imports the latest first, without their errors */
    public record Recent(List<TalentImport> imports) {}

    @POST
    @Consumes(NDJSON)
    @MaxBody("understudy.search.import-max-bytes")
    @Operation(
            operationId = "importTalents",
            summary = "Keep many profiles, one JSON object a line",
            description = "Read as a stream; good lines are kept batch by batch while it runs, bad ones are reported with"
                    + " their numbers. Where an id stands on several lines the last one wins. With an `Idempotency-Key`"
                    + " the progress can be polled under that id, and a repetition of a completed import, known by the"
                    + " SHA-256 of its body, answers again without importing; a failed or interrupted one begins anew.")
    @APIResponse(responseCode = "200", description = "Every line was kept or rejected",
            content = @Content(schema = @Schema(implementation = TalentImport.class)))
    @APIResponse(responseCode = "400", description = "The body ended early, after the line that is named; good lines up to"
            + " there are kept. Or the Idempotency-Key was used for an import of another content")
    @APIResponse(responseCode = "409", description = "An import of this id is running")
    @APIResponse(responseCode = "503", description = "The database did not take the lines, after the one that is named, or this node is"
            + " running as many imports as it may")
    public TalentImport run(
            @HeaderParam("Idempotency-Key") @Parameter(description = "Id of the import; made up if absent", example = "agency-2026-07") String key,
            @RequestBody(required = true, content = @Content(mediaType = NDJSON,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "two profiles", value = EXAMPLE)))
                    InputStream body) {
        var done = imports.run(Optional.ofNullable(key).orElseGet(() -> UUID.randomUUID().toString()), body);
        if (done.state() == State.COMPLETED) return done;
        throw DomainException.unavailable(
                "Import '" + done.id() + "' ended early with " + done.accepted() + " lines kept and " + done.rejected()
                        + " rejected. " + done.failure(),
                null);
    }

    @GET
    @Operation(operationId = "listImports", summary = "The latest imports, without their errors")
    public Recent recent(@QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return new Recent(imports.recent(limit));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getImport", summary = "How far an import has come, and what was wrong")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TalentImport.class)))
    @APIResponse(responseCode = "404", description = "There is no such import")
    public TalentImport get(@PathParam("id") @Parameter(example = "agency-2026-07") String id) {
        return imports.get(id);
    }
}
