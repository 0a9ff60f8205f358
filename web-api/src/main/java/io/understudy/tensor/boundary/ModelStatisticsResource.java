package io.understudy.tensor.boundary;

import io.understudy.tensor.control.ServedModels;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The statistics extension of the Open Inference Protocol, of one model: counts and durations of this node that only grow. */
@ApplicationScoped
@Path("v2/models/{model}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "inference")
public class ModelStatisticsResource {

    @Inject
    private ServedModels models;

    @GET
    @Path("stats")
    @Operation(operationId = "modelStatistics", summary = "What the versions of a model have done on this node")
    public ModelStatistics ofModel(@PathParam("model") String model) {
        return new ModelStatistics(ModelStatistics.of(models.route(model), models).toList());
    }

    @GET
    @Path("versions/{version}/stats")
    @Operation(operationId = "modelVersionStatistics", summary = "What one version has done on this node")
    public ModelStatistics ofVersion(@PathParam("model") String model, @PathParam("version") String version) {
        return new ModelStatistics(List.of(ModelStatistics.of(model, models.version(models.route(model), version))));
    }
}
