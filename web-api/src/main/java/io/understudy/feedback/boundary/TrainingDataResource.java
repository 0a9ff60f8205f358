package io.understudy.feedback.boundary;

import io.understudy.feedback.control.ExportFormat;
import io.understudy.feedback.control.TrainingData;
import io.understudy.feedback.entity.FeedbackKind;
import io.understudy.feedback.entity.LabelFilter;
import io.understudy.registry.control.Models;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Labels that come of feedback, with their inputs. For administrators, because inputs are personal. */
@ApplicationScoped
@Path("api/v1/feedback/export")
@RolesAllowed("admin")
@Tag(name = "feedback")
public class TrainingDataResource {

    @Inject
    private TrainingData data;

    @EJB
    private Models models;

    @GET
    @Operation(
            operationId = "exportTrainingData",
            summary = "What can be trained on, one line for each prediction",
            description = "In the order of the feedback, as far as there is an input and a label: see `weight`, below 0 where the input is not of that"
                    + " label. Users are not named. CSV is by RFC 4180; a text that a spreadsheet might take for a formula, or that begins with an"
                    + " apostrophe, has one more apostrophe before it.")
    @APIResponse(responseCode = "200", description = "A line for each", content = {
        @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = String.class)),
        @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))
    })
    @APIResponse(responseCode = "404", description = "There is no such model or version")
    public Response export(
            @QueryParam("model") @NotNull @Parameter(example = "food-intent") String model,
            @QueryParam("version") @Parameter(description = "Id, label or alias of the version that answered") String version,
            @QueryParam("since") @Parameter(description = "Earliest time of feedback, included") Instant since,
            @QueryParam("until") @Parameter(description = "End of the time, not included") Instant until,
            @QueryParam("label") String label,
            @QueryParam("kind") @Parameter(description = "Kind of the feedback that decided") FeedbackKind kind,
            @QueryParam("min_weight") @DefaultValue("0") @DecimalMin("-1") @DecimalMax("1") @Parameter(description = "-1 for the negative ones, too") double minWeight,
            @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
        models.get(model);
        var id = version == null ? null : models.resolve(model, version).id();
        var filter = new LabelFilter(model, id, since, until, label, kind, minWeight);
        StreamingOutput body = out -> data.write(filter, format, out);
        return Response.ok(body, format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + model + "-feedback." + format.name().toLowerCase(Locale.ROOT) + "\"")
                .build();
    }
}
