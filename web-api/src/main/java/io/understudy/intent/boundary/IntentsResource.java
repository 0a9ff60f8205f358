package io.understudy.intent.boundary;

import io.understudy.failure.boundary.MaxBody;
import io.understudy.intent.control.Classification;
import io.understudy.intent.control.IntentRequest;
import io.understudy.intent.control.Intents;
import io.understudy.security.boundary.AccessBy;
import io.understudy.security.boundary.Caller;
import io.understudy.serving.boundary.CallerTimeout;
import io.understudy.serving.control.Call;
import io.understudy.serving.control.Inference;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What texts mean, by any of the intent models. */
@ApplicationScoped
@Path("api/v1/intents")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@AccessBy("understudy.intent.access")
@Tag(name = "intents")
public class IntentsResource {

    private static final Duration LEAST = Duration.ofMillis(1);

    @Inject
    private Intents intents;

    @Context
    HttpServletRequest http;

    @Context
    SecurityContext security;

    @POST
    @Operation(
            operationId = "classifyText",
            summary = "Tell what a text means",
            description = "The labels are those of the model that `model` names. The version that answers is chosen by the traffic split and stays"
                    + " the same for one `user_id`. Where no label fits, `out_of_scope` is true and `label` is `out_of_scope`; `intents` then"
                    + " tells which labels come nearest.")
    @APIResponse(responseCode = "404", description = "There is no such model, or none of its versions in service is called so")
    public IntentAnswer classify(
            @NotNull @Valid IntentRequest request,
            @HeaderParam(CallerTimeout.HEADER)
                    @Parameter(description = CallerTimeout.DESCRIPTION, schema = @Schema(type = SchemaType.INTEGER, minimum = "1")) String timeout) {
        http.setAttribute(Attributes.MODEL, intents.model(request));
        var answer = answer(request, CallerTimeout.of(timeout));
        http.setAttribute(Attributes.VERSION, answer.modelVersion());
        return answer;
    }

    @POST
    @Path("batch")
    @MaxBody("understudy.intent.max-body-bytes")
    @Operation(
            operationId = "classifyTexts",
            summary = "Tell what up to 100 texts mean",
            description = "Each text is a prediction of its own, with its own `prediction_id`. All answers come, or none: the first text that"
                    + " cannot be answered decides what the call gets.")
    @APIResponse(responseCode = "404", description = "There is no such model, or none of its versions in service is called so")
    public IntentAnswers classifyAll(
            @NotNull @Valid IntentBatch batch,
            @HeaderParam(CallerTimeout.HEADER)
                    @Parameter(description = CallerTimeout.DESCRIPTION, schema = @Schema(type = SchemaType.INTEGER, minimum = "1")) String timeout) {
        var started = System.nanoTime();
        var patience = CallerTimeout.of(timeout);
        var requests = batch.requests();
        http.setAttribute(Attributes.MODEL, intents.model(requests.getFirst()));
        var answers = new ArrayList<IntentAnswer>(requests.size());
        for (var request : requests) answers.add(answer(request, left(patience, started)));
        var versions = answers.stream().map(IntentAnswer::modelVersion).distinct().toList();
        if (versions.size() == 1) http.setAttribute(Attributes.VERSION, versions.getFirst());
        return new IntentAnswers(List.copyOf(answers), (System.nanoTime() - started) / 1e6);
    }

    /** A batch waits no longer than one text may; what is free is taken at any time. */
    private static Duration left(Duration patience, long started) {
        if (patience == null) return null;
        var left = patience.minusNanos(System.nanoTime() - started);
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }

    private IntentAnswer answer(IntentRequest request, Duration patience) {
        var started = System.nanoTime();
        var model = intents.model(request);
        var unit = request.userId() != null ? request.userId() : request.sessionId();
        var call = new Call<>(model, unit, units(request), request.modelVersion(), request, request.useCache(), Caller.name(security))
                .within(patience);
        Inference<Classification> inference = intents.classify(call);
        return IntentAnswer.from(inference, call.id(), model, (System.nanoTime() - started) / 1e6);
    }

    private static Units units(IntentRequest request) {
        return new Units(request.userId(), request.sessionId(), null, request::attribute);
    }
}
