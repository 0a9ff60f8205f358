package io.understudy.audit.boundary;

import io.understudy.audit.control.PredictionLog;
import io.understudy.audit.entity.Prediction;
import io.understudy.audit.entity.PredictionFilter;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Models;
import io.understudy.registry.entity.VersionId;
import io.understudy.serving.entity.InferenceStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was inferred, one record for each inference. For administrators, because units and inputs are personal. */
@ApplicationScoped
@Path("api/v1/predictions/log")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "operations")
public class PredictionLogResource {

    @Inject
    private PredictionLog log;

    @EJB
    private Models models;

    @GET
    @Operation(
            operationId = "listPredictions",
            summary = "Records of inferences, the newest first",
            description = "A record is here a moment after its answer; where the model's durability is `sync`, before it.")
    public PredictionPage list(
            @QueryParam("model") String model,
            @QueryParam("version") @Parameter(description = "Id of a version; with a model also its label or alias") String version,
            @QueryParam("unit") String unit,
            @QueryParam("status") InferenceStatus status,
            @QueryParam("from") @Parameter(description = "Earliest time, included") Instant from,
            @QueryParam("to") @Parameter(description = "End of the time, not included") Instant to,
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        var page = log.list(new PredictionFilter(model, id(model, version), unit, status, from, to), cursor, limit);
        return new PredictionPage(page.items(), page.nextCursor());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getPrediction", summary = "The record of one inference, by the id that its answer had")
    public Prediction get(@PathParam("id") UUID id) {
        return log.get(id);
    }

    private String id(String model, String version) {
        if (version == null || VersionId.matches(version)) return version;
        if (model == null) throw DomainException.invalid("version", "must be an id where no model is given");
        return models.resolve(model, version).id();
    }
}
