package io.understudy.description.boundary;

import io.understudy.failure.boundary.Problem;
import io.understudy.failure.boundary.ProblemKind;
import io.understudy.failure.boundary.ProtocolError;
import io.understudy.security.boundary.Guards;
import io.understudy.wire.boundary.BodyOptional;
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
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

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
        if (operation.getRequestBody() != null) completeBody(operation.getRequestBody());
        Success.of(method).forEach(success -> answer(success.code(), success.schema(schemas)));
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

    /** What a method takes of any type it reads as JSON. */
    private void completeBody(RequestBody body) {
        var content = body.getContent();
        if (method.isAnnotationPresent(BodyOptional.class)) body.setRequired(false);
        if (content.hasMediaType(MediaType.APPLICATION_JSON)) content.removeMediaType(MediaType.WILDCARD);
        var named = method.getAnnotation(org.eclipse.microprofile.openapi.annotations.Operation.class);
        if (named != null) Examples.requests(named.operationId()).forEach((name, request) -> example(content, name, request));
    }

    /** Of JSON or, where that is a part of a form, of the form. */
    private static void example(Content content, String name, Examples.Request request) {
        var json = content.getMediaType(MediaType.APPLICATION_JSON);
        var media = json == null ? content.getMediaType(MediaType.MULTIPART_FORM_DATA) : json;
        media.addExample(name, OASFactory.createExample().summary(request.summary()).value(request.value()));
    }

    /** The server's own scanner leaves it out where annotations speak of refusals only. */
    private void answer(String code, Schema schema) {
        if (operation.getResponses() == null) operation.setResponses(OASFactory.createAPIResponses());
        if (!operation.getResponses().hasAPIResponse(code)) {
            var content = OASFactory.createContent().addMediaType(MediaType.APPLICATION_JSON, OASFactory.createMediaType());
            operation.getResponses().addAPIResponse(code, OASFactory.createAPIResponse().description("OK").content(content));
        }
        var content = operation.getResponses().getAPIResponse(code).getContent();
        if (content != null && content.hasMediaType(MediaType.APPLICATION_JSON)) json(content, schema);
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
