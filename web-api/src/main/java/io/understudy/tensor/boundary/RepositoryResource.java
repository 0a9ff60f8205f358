package io.understudy.tensor.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.failure.boundary.JsonProblems;
import io.understudy.failure.boundary.Refusal;
import io.understudy.failure.entity.DomainException;
import io.understudy.wire.entity.Json;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The repository extension of the Open Inference Protocol: its index. What is loaded is decided by deployments. */
@ApplicationScoped
@Path("v2/repository")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "inference")
public class RepositoryResource {

    @Inject
    private RepositoryIndex index;

    @POST
    @Path("index")
    @Operation(operationId = "repositoryIndex", summary = "Every version of every model, or those that can answer now")
    public List<IndexEntry> index(byte[] body) {
        return isForReady(body) ? index.ready() : index.all();
    }

    @POST
    @Path("models/{model}/load")
    @Operation(operationId = "repositoryLoad", summary = "Not offered: a deployment loads versions")
    @APIResponse(responseCode = "403", description = "Always")
    public void load(@PathParam("model") String model) {
        throw byDeployment(model, "loaded");
    }

    @POST
    @Path("models/{model}/unload")
    @Operation(operationId = "repositoryUnload", summary = "Not offered: a deployment unloads versions")
    @APIResponse(responseCode = "403", description = "Always")
    public void unload(@PathParam("model") String model) {
        throw byDeployment(model, "unloaded");
    }

    private static DomainException byDeployment(String model, String verb) {
        return DomainException.forbidden(
                "Versions are " + verb + " by deployments, not here: POST /api/v1/models/" + model + "/deployments.");
    }

    /** The body may be empty. */
    private static boolean isForReady(byte[] body) {
        if (body == null || body.length == 0) return false;
        try {
            var request = Json.MAPPER.readValue(body, IndexRequest.class);
            return request != null && Boolean.TRUE.equals(request.ready());
        } catch (JsonProcessingException e) {
            throw new Refusal(JsonProblems.from(e));
        } catch (IOException e) {
            throw DomainException.invalid("body", "is not UTF-8 text");
        }
    }
}
