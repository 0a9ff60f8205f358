package io.understudy.search.boundary;

import io.understudy.search.control.SearchRequest;
import io.understudy.search.control.SearchResult;
import io.understudy.serving.control.Call;
import io.understudy.serving.control.Inference;
import io.understudy.serving.control.InferenceGateway;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Search for talents. */
@ApplicationScoped
@Path("api/v1/search")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

    @Inject
    private InferenceGateway gateway;

    @Inject
    @ConfigProperty(name = "understudy.search.model", defaultValue = "talent-search")
    private String model;

    @POST
    @PermitAll
    public SearchAnswer search(@NotNull @Valid SearchRequest request, @Context ContainerRequestContext context) {
        var started = System.nanoTime();
        var requestId = UUID.randomUUID().toString();
        var call = new Call<>(model, unit(request, requestId), request.modelVersion(), request, request.useCache());
        Inference<SearchResult> inference = gateway.infer(call);
        context.setProperty("understudy.version", inference.version());
        return SearchAnswer.from(inference, requestId, (System.nanoTime() - started) / 1e6);
    }

    private static String unit(SearchRequest request, String requestId) {
        if (request.userId() != null) return request.userId();
        return request.sessionId() != null ? request.sessionId() : requestId;
    }
}
