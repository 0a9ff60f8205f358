package io.understudy.tensor.boundary;

import io.understudy.about.boundary.About;
import io.understudy.tensor.control.ServedModels;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The server as the Open Inference Protocol sees it. */
@ApplicationScoped
@Path("v2")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "inference")
public class ProtocolResource {

    /** Of the repository extension only the index: deployments load and unload. */
    private static final List<String> EXTENSIONS =
            List.of("binary_tensor_data", "model_repository(index)", "parameters", "statistics");

    @Inject
    private ServedModels models;

    @GET
    @Operation(operationId = "serverMetadata", summary = "Name, version and the protocol's extensions that are spoken here")
    public ServerMetadata metadata() {
        return new ServerMetadata(About.THIS.name(), About.THIS.version(), EXTENSIONS);
    }

    @GET
    @Path("health/live")
    @Operation(operationId = "serverLive", summary = "Whether the server answers")
    public ServerHealth live() {
        return new ServerHealth(true, null);
    }

    @GET
    @Path("health/ready")
    @Operation(operationId = "serverReady", summary = "Whether all models that should serve can; 503 otherwise")
    @APIResponseSchema(ServerHealth.class)
    public Response ready() {
        var ready = models.impediment().isEmpty();
        return Response.status(ready ? 200 : 503).entity(new ServerHealth(true, ready)).build();
    }
}
