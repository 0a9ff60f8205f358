package io.understudy.description.boundary;

import io.understudy.failure.boundary.Problem;
import io.understudy.failure.boundary.ProblemKind;
import io.understudy.failure.boundary.ProtocolError;
import io.understudy.security.boundary.Guards;
import io.understudy.wire.boundary.PathTemplate;
import io.understudy.wire.entity.Json;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** One resource method, described to those who call it. */
final class OperationDescription {

    private final Operation operation;
    private final Class<?> resource;
    private final Method method;
    private final JsonSchemas schemas;

    OperationDescription(Operation operation, Class<?> resource, Method method, JsonSchemas schemas) {
        this.operation = operation;
        this.resource = resource;
        this.method = method;
        this.schemas = schemas;
    }

    void complete() {
        body().ifPresent(type -> describeBody(schemas.of(type)));
        describeAnswers();
        problems().forEach(this::describeProblem);
        if (isGuarded()) {
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("admin_key"));
        }
    }

    /** The parameter that is no path, query or header parameter. */
    private Optional<AnnotatedType> body() {
        return Arrays.stream(method.getParameters())
                .filter(OperationDescription::isBody)
                .map(Parameter::getAnnotatedType)
                .filter(type -> type.getType() instanceof Class<?> raw && raw.isRecord())
                .findFirst();
    }

    private static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .noneMatch(annotation -> annotation.annotationType().getName().startsWith("jakarta.ws.rs."));
    }

    private void describeBody(Schema schema) {
        if (operation.getRequestBody() == null) operation.setRequestBody(OASFactory.createRequestBody().required(true));
        var body = operation.getRequestBody();
        if (body.getContent() == null) body.setContent(OASFactory.createContent());
        json(body.getContent(), schema);
    }

    private void describeAnswers() {
        for (var answer : method.getAnnotationsByType(APIResponseSchema.class)) {
            answer(answer.responseCode().isEmpty() ? "200" : answer.responseCode(), schemas.of(answer.value()));
        }
        for (var answer : method.getAnnotationsByType(APIResponse.class)) {
            for (var content : answer.content()) {
                if (content.schema().implementation() != Void.class && answer.responseCode().startsWith("2")) {
                    answer(answer.responseCode(), schemas.of(content.schema().implementation()));
                }
            }
        }
        var type = method.getAnnotatedReturnType();
        if (type.getType() != Response.class && type.getType() != void.class) answer("200", schemas.of(type));
    }

    private void answer(String code, Schema schema) {
        var response = operation.getResponses() == null ? null : operation.getResponses().getAPIResponse(code);
        if (response == null || response.getContent() == null) return;
        if (response.getContent().hasMediaType(MediaType.APPLICATION_JSON)) json(response.getContent(), schema);
    }

    private static void json(Content content, Schema schema) {
        var media = content.getMediaType(MediaType.APPLICATION_JSON);
        if (media == null) {
            media = OASFactory.createMediaType();
            content.addMediaType(MediaType.APPLICATION_JSON, media);
        }
        media.setSchema(schema);
    }

    private List<ProblemKind> problems() {
        var kinds = new ArrayList<>(List.of(ProblemKind.INVALID));
        if (isGuarded()) kinds.add(ProblemKind.UNAUTHENTICATED);
        if (hasPathParameter()) kinds.add(ProblemKind.NOT_FOUND);
        kinds.add(ProblemKind.NOT_ACCEPTABLE);
        if (operation.getRequestBody() != null) {
            kinds.add(ProblemKind.TOO_LARGE);
            kinds.add(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
        }
        kinds.add(ProblemKind.INTERNAL);
        kinds.add(ProblemKind.UNAVAILABLE);
        kinds.addAll(declared());
        return kinds;
    }

    /** Those that the method's own annotations speak of. */
    private List<ProblemKind> declared() {
        return Arrays.stream(method.getAnnotationsByType(APIResponse.class))
                .map(APIResponse::responseCode)
                .filter(code -> code.matches("[45]\\d\\d"))
                .map(code -> ProblemKind.ofStatus(Integer.parseInt(code)))
                .toList();
    }

    private boolean hasPathParameter() {
        return Arrays.stream(method.getParameters()).anyMatch(p -> p.isAnnotationPresent(PathParam.class));
    }

    private boolean isGuarded() {
        return !Guards.isOpen(resource, method);
    }

    private void describeProblem(ProblemKind kind) {
        var code = Integer.toString(kind.status());
        if (operation.getResponses() == null) operation.setResponses(OASFactory.createAPIResponses());
        var given = operation.getResponses().getAPIResponse(code);
        var response = given == null ? OASFactory.createAPIResponse().description(kind.title()) : given;
        response.setContent(isProtocol() ? protocolError(kind) : problem(kind));
        operation.getResponses().addAPIResponse(code, response);
    }

    private Content problem(ProblemKind kind) {
        var example = Json.MAPPER.convertValue(Problem.of(kind, kind.title() + "."), Map.class);
        var media = OASFactory.createMediaType().schema(schemas.of(Problem.class));
        return OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media.example(example));
    }

    private Content protocolError(ProblemKind kind) {
        var media = OASFactory.createMediaType().schema(schemas.of(ProtocolError.class));
        return OASFactory.createContent().addMediaType(MediaType.APPLICATION_JSON, media.example(Map.of("error", kind.title() + ".")));
    }

    private boolean isProtocol() {
        return ProtocolError.speaksAt(PathTemplate.of(resource, method));
    }
}
