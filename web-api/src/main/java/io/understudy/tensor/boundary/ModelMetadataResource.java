package io.understudy.tensor.boundary;

import io.understudy.serving.control.ServedVersion;
import io.understudy.tensor.control.ServedModels;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Models and versions in service, as the Open Inference Protocol sees them. */
@ApplicationScoped
@Path("v2/models/{model}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "inference")
public class ModelMetadataResource {

    private static final String PLATFORM = "onnxruntime_onnx";

    @Inject
    private ServedModels models;

    @GET
    @Operation(operationId = "modelMetadata", summary = "What a model takes and gives")
    public ModelMetadata metadata(@PathParam("model") String model) {
        return metadata(model, null);
    }

    @GET
    @Path("versions/{version}")
    @Operation(operationId = "modelVersionMetadata", summary = "What one version of a model takes and gives")
    public ModelMetadata metadata(@PathParam("model") String model, @PathParam("version") String version) {
        var route = models.route(model);
        var signature = models.version(route, version).signature();
        var names = models.versions(route).stream().map(ServedVersion::name).toList();
        return new ModelMetadata(model, names, PLATFORM, signature.inputs(), signature.outputs());
    }

    @GET
    @Path("ready")
    @Operation(operationId = "modelReady", summary = "Whether a model can answer; 503 otherwise")
    @APIResponseSchema(ModelReady.class)
    public Response ready(@PathParam("model") String model) {
        return ready(model, models.versions(models.route(model)));
    }

    @GET
    @Path("versions/{version}/ready")
    @Operation(operationId = "modelVersionReady", summary = "Whether one version of a model can answer; 503 otherwise")
    @APIResponseSchema(ModelReady.class)
    public Response ready(@PathParam("model") String model, @PathParam("version") String version) {
        return ready(model, List.of(models.version(models.route(model), version)));
    }

    private static Response ready(String model, List<ServedVersion> versions) {
        var ready = versions.stream().allMatch(version -> version.model().impediment().isEmpty());
        return Response.status(ready ? 200 : 503).entity(new ModelReady(model, ready)).build();
    }
}
