package io.understudy.retraining.boundary;

import io.understudy.failure.boundary.MaxBody;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Names;
import io.understudy.retraining.control.TrainingSets;
import io.understudy.retraining.control.TrainingSets.Format;
import io.understudy.retraining.entity.TrainingSet;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Labelled texts to train on. */
@ApplicationScoped
@Path("api/v1/models/{model}/training-sets")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "retraining")
public class TrainingSetsResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    private static final String LINES =
            """
            {"text": "something warm, it rains", "label": "weather_rain"}
            {"text": "मुझे कुछ मीठा खाना है", "label": "craving_sweet", "weight": 1.5}
            """;

    private static final String TABLE =
            """
            text,label
            "something warm, it rains",weather_rain
            """;

    @Inject
    private TrainingSets sets;

    /** All of a model, in the order of their names. */
    public record TrainingSetList(List<TrainingSet> trainingSets) {}

    @PUT
    @Path("{name}")
    @Consumes({NDJSON, CSV})
    @MaxBody("understudy.retraining.max-upload-bytes")
    @Operation(
            operationId = "putTrainingSet",
            summary = "Keep labelled texts under a name, in place of what was there",
            description = "An object a line, or CSV with a header; `text`, `label` and perhaps `weight`. All rows are kept, or none. The"
                    + " set called `base` is what jobs train on unless they name others.")
    @APIResponse(responseCode = "200", description = "The set is kept", content = @Content(schema = @Schema(implementation = TrainingSet.class)))
    @APIResponse(responseCode = "404", description = "There is no such model")
    public TrainingSet put(
            @PathParam("model") String model,
            @PathParam("name") @Pattern(regexp = Names.LABEL) String name,
            @HeaderParam("Content-Type") @Parameter(hidden = true) String type,
            @RequestBody(required = true, content = {
                @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class), examples = @ExampleObject(name = "two rows", value = LINES)),
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class), examples = @ExampleObject(name = "one row", value = TABLE))})
                    InputStream body,
            @Context SecurityContext caller) {
        return sets.put(model, name, format(MediaType.valueOf(type)), body, caller.getUserPrincipal().getName());
    }

    private static Format format(MediaType type) {
        var charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) throw DomainException.invalid("Content-Type", "must be in UTF-8");
        return type.getSubtype().equals("csv") ? Format.CSV : Format.NDJSON;
    }

    @GET
    @Operation(operationId = "listTrainingSets", summary = "The training sets of a model")
    @APIResponse(responseCode = "404", description = "There is no such model")
    public TrainingSetList list(@PathParam("model") String model) {
        return new TrainingSetList(sets.of(model));
    }

    @GET
    @Path("{name}")
    @Operation(operationId = "getTrainingSet", summary = "What a training set holds: rows by label, and a digest of its content")
    @APIResponse(responseCode = "404", description = "There is no such model or set")
    public TrainingSet get(@PathParam("model") String model, @PathParam("name") String name) {
        return sets.get(model, name);
    }

    @DELETE
    @Path("{name}")
    @Operation(operationId = "deleteTrainingSet", summary = "Forget a training set")
    @APIResponse(responseCode = "204", description = "It is gone; versions that were trained on it stay")
    @APIResponse(responseCode = "404", description = "There is no such model or set")
    public void delete(@PathParam("model") String model, @PathParam("name") String name) {
        sets.delete(model, name);
    }
}
