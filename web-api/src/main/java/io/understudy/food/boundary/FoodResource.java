package io.understudy.food.boundary;

import io.understudy.food.control.FoodRequest;
import io.understudy.food.control.advice.FoodAdvisor;
import io.understudy.security.boundary.AccessBy;
import io.understudy.security.boundary.Caller;
import io.understudy.serving.boundary.CallerTimeout;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The demo that stands on an intent model: dishes for a mood, a craving, the weather. */
@ApplicationScoped
@Path("api/v1/food")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@AccessBy("understudy.intent.access")
@Tag(name = "food")
public class FoodResource {

    @Inject
    private FoodAdvisor advisor;

    @POST
    @Path("recommend")
    @Operation(
            operationId = "recommendFood",
            summary = "Suggest dishes for what somebody says",
            description = "The intent comes from the intent model; diets, allergies, refusals, weather, budget and more are read from the text."
                    + " No dish breaks a diet, an allergy or a refusal; hot weather is not answered with hot soup. Where no dish keeps all rules,"
                    + " `dishes` is empty and `reason` says why. `parts` sum to a dish's `score`.")
    @APIResponse(responseCode = "404", description = "There is no such intent model, or none of its versions is in service")
    public FoodAnswer recommend(
            @NotNull @Valid FoodRequest request,
            @HeaderParam(CallerTimeout.HEADER)
                    @Parameter(description = CallerTimeout.DESCRIPTION, schema = @Schema(type = SchemaType.INTEGER, minimum = "1")) String timeout,
            @Context HttpServletRequest http,
            @Context SecurityContext security) {
        var started = System.nanoTime();
        http.setAttribute(Attributes.MODEL, advisor.model(request));
        var advice = advisor.advise(request, Caller.name(security), CallerTimeout.of(timeout));
        http.setAttribute(Attributes.VERSION, advice.inference().version());
        return FoodAnswer.from(advice, (System.nanoTime() - started) / 1e6);
    }
}
