package io.understudy.tensor.boundary;

import io.understudy.serving.control.Route;
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
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The statistics extension of the Open Inference Protocol: counts and durations of this node that only grow. */
@ApplicationScoped
@Path("v2/models")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "inference")
public class StatisticsResource {

    @Inject
    private ServedModels models;

    @GET
    @Path("stats")
    @Operation(operationId = "statistics", summary = "What every version in service has done on this node")
    public ModelStatistics all() {
        return new ModelStatistics(models.all().stream().flatMap(this::versions).toList());
    }

    @GET
    @Path("{model}/stats")
    @Operation(operationId = "modelStatistics", summary = "What the versions of a model have done on this node")
    public ModelStatistics ofModel(@PathParam("model") String model) {
        return new ModelStatistics(versions(models.route(model)).toList());
    }

    @GET
    @Path("{model}/versions/{version}/stats")
    @Operation(operationId = "modelVersionStatistics", summary = "What one version has done on this node")
    public ModelStatistics ofVersion(@PathParam("model") String model, @PathParam("version") String version) {
        return new ModelStatistics(List.of(ModelStatistics.of(model, models.version(models.route(model), version))));
    }

    private Stream<ModelStatistics.OfVersion> versions(Route route) {
        return models.versions(route).stream().map(version -> ModelStatistics.of(route.model(), version));
    }
}
