package io.understudy.tensor.boundary;

import io.understudy.failure.boundary.MaxBody;
import io.understudy.failure.entity.DomainException;
import io.understudy.security.boundary.AccessBy;
import io.understudy.security.boundary.Caller;
import io.understudy.serving.boundary.CallerTimeout;
import io.understudy.serving.control.Call;
import io.understudy.serving.control.Inference;
import io.understudy.serving.control.InferenceGateway;
import io.understudy.tensor.control.ServedModels;
import io.understudy.tensor.control.TensorResponse;
import io.understudy.tensor.control.TensorSettings;
import io.understudy.wire.boundary.Attributes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Inference by the Open Inference Protocol, of every model that takes tensors. */
@ApplicationScoped
@Path("v2/models/{model}")
@Consumes(MediaType.WILDCARD)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
public class InferResource {

    private static final String JSON_LENGTH = "Inference-Header-Content-Length";

    /** By which the prediction log knows the answer; the protocol's own {@code id} is the caller's. */
    private static final String PREDICTION = "Prediction-Id";

    @Inject
    private InferenceGateway gateway;

    @Inject
    private ServedModels models;

    @Inject
    private TensorSettings settings;

    @Context
    HttpServletRequest http;

    @Context
    SecurityContext security;

    @POST
    @Path("infer")
    @AccessBy("understudy.inference.access")
    @MaxBody("understudy.inference.max-body-bytes")
    public Response infer(
            @PathParam("model") String model,
            @HeaderParam(JSON_LENGTH) String jsonLength,
            @HeaderParam(CallerTimeout.HEADER)
                    @Parameter(description = CallerTimeout.DESCRIPTION, schema = @Schema(type = SchemaType.INTEGER, minimum = "1")) String timeout,
            byte[] body) {
        return infer(model, null, jsonLength, timeout, body);
    }

    @POST
    @Path("versions/{version}/infer")
    @AccessBy("understudy.inference.access")
    @MaxBody("understudy.inference.max-body-bytes")
    public Response infer(
            @PathParam("model") String model,
            @PathParam("version") String version,
            @HeaderParam(JSON_LENGTH) String jsonLength,
            @HeaderParam(CallerTimeout.HEADER)
                    @Parameter(description = CallerTimeout.DESCRIPTION, schema = @Schema(type = SchemaType.INTEGER, minimum = "1")) String timeout,
            byte[] body) {
        models.requireTensors(model);
        var request = InferRequestReader.read(body, jsonLength(jsonLength, body.length));
        var call = new Call<>(
                        model, request.unit(), request.units(), version, request.tensors(), settings.usesCache(model), Caller.name(security))
                .within(CallerTimeout.of(timeout));
        Inference<TensorResponse> inference = gateway.infer(call);
        http.setAttribute(Attributes.VERSION, inference.version());
        return response(InferAnswer.of(model, request, inference), call.id());
    }

    private static Response response(InferAnswer answer, UUID prediction) {
        var response = Response.ok(answer.body()).header(PREDICTION, prediction);
        return answer.hasBinary()
                ? response.type(MediaType.APPLICATION_OCTET_STREAM_TYPE).header(JSON_LENGTH, answer.jsonLength()).build()
                : response.type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static int jsonLength(String header, int bodyLength) {
        if (header == null) return bodyLength;
        try {
            var length = Integer.parseInt(header.strip());
            if (length >= 0 && length <= bodyLength) return length;
        } catch (NumberFormatException e) {
            // told below, as for a length that does not fit
        }
        throw DomainException.invalid(JSON_LENGTH, "must be a whole number of bytes, at most the " + bodyLength + " of the body");
    }
}
