package io.understudy.tensor.boundary;

import io.understudy.tensor.control.ServedModels;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The statistics extension of the Open Inference Protocol, over all models. */
@ApplicationScoped
@Path("v2/models/stats")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "inference")
public class StatisticsResource {

    @Inject
    private ServedModels models;

    @GET
    @Operation(operationId = "statistics", summary = "What every version in service has done on this node")
    public ModelStatistics all() {
        return new ModelStatistics(models.all().stream().flatMap(route -> ModelStatistics.of(route, models)).toList());
    }
}
