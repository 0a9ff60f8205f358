package io.understudy.search.boundary;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import io.understudy.search.control.PageCursor;
import io.understudy.search.control.SearchRequest;
import io.understudy.search.control.SearchResult;
import io.understudy.serving.boundary.CallerTimeout;
import io.understudy.serving.control.Call;
import io.understudy.serving.control.Inference;
import io.understudy.security.boundary.AccessBy;
import io.understudy.security.boundary.Caller;
import io.understudy.serving.control.InferenceGateway;
import io.understudy.serving.control.Units;
import io.understudy.wire.boundary.Attributes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Search for talents. */
@ApplicationScoped
@Path("api/v1/search")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search")
public class SearchResource {

    @Inject
    private InferenceGateway gateway;

    @Inject
    @ConfigProperty(name = "understudy.search.model", defaultValue = "talent-search")
    private String model;

    @POST
    @AccessBy("understudy.search.access")
    @Operation(
            operationId = "search",
            summary = "Find talents by free text, filters and preferences",
            description = "The text may be English, Hindi, Marathi or romanised Hindi. What it says of places, skills, languages, ages and"
                    + " levels is understood as filters or boosts and shown in `interpreted`, unless `interpret` is false. The version that"
                    + " answers is chosen by the traffic split and stays the same for one `user_id`.")
    @APIResponse(responseCode = "404", description = "Nothing has been deployed for the search, or there is no such model_version")
    public SearchAnswer search(
            @NotNull @Valid SearchRequest request,
            @HeaderParam(CallerTimeout.HEADER)
                    @Parameter(description = CallerTimeout.DESCRIPTION, schema = @Schema(type = SchemaType.INTEGER, minimum = "1")) String timeout,
            @Context HttpServletRequest http,
            @Context SecurityContext security) {
        var started = System.nanoTime();
        var call = new Call<>(model, unit(request), units(request), pinned(request), request, request.useCache(), Caller.name(security))
                .within(CallerTimeout.of(timeout));
        http.setAttribute(Attributes.MODEL, model);
        Inference<SearchResult> inference = answer(call);
        http.setAttribute(Attributes.VERSION, inference.version());
        return SearchAnswer.from(inference, call.id(), (System.nanoTime() - started) / 1e6);
    }

    /** The next page comes from the version that gave the one before. */
    private static String pinned(SearchRequest request) {
        if (request.modelVersion() != null || request.cursor() == null) return request.modelVersion();
        return PageCursor.of(request.cursor()).version();
    }

    private Inference<SearchResult> answer(Call<SearchRequest> call) {
        try {
            return gateway.infer(call);
        } catch (DomainException e) {
            var isOfCursor = call.input().cursor() != null && call.input().modelVersion() == null;
            if (e.kind() != Kind.NOT_FOUND || !isOfCursor) throw e;
            throw DomainException.invalid("cursor", "was given by a version that is no longer in service; begin anew");
        }
    }

    private static Units units(SearchRequest request) {
        return new Units(request.userId(), request.sessionId(), null, request.attributes()::get);
    }

    private static String unit(SearchRequest request) {
        return request.userId() != null ? request.userId() : request.sessionId();
    }
}
