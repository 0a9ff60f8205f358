package io.understudy.wire.entity;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.understudy.failure.entity.DomainException.Violation;
import jakarta.validation.ConstraintViolation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is wrong with a JSON document, in the words of JSON: fields and places, no Java, and none of the values, which
 * may be personal.
 */
public final class JsonFaults {

    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private JsonFaults() {}

    /** The field is empty where the document as a whole is wrong. */
    public static Violation of(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> new Violation(path(unknown.getPath()), knownInstead(unknown));
            case MismatchedInputException mismatch when isTrailing(mismatch) ->
                new Violation("", "goes on after its JSON value has ended" + place(mismatch.getLocation()));
            case MismatchedInputException mismatch -> new Violation(path(mismatch.getPath()), expected(mismatch));
            case JsonMappingException mapping when mapping.getCause() instanceof InputCoercionException ->
                new Violation(path(mapping.getPath()), "is out of range");
            case JsonMappingException mapping
            when mapping.getCause() instanceof JacksonException syntax && !(syntax instanceof JsonMappingException) ->
                malformed(syntax);
            case JsonMappingException mapping -> new Violation(path(mapping.getPath()), "is not valid");
            case InputCoercionException _ -> new Violation("", "is out of range");
            default -> malformed(e);
        };
    }

    public static Violation of(ConstraintViolation<?> violation) {
        var path = new StringBuilder();
        for (var node : violation.getPropertyPath()) {
            if (node.getIndex() != null) path.append('[').append(node.getIndex()).append(']');
            switch (node.getKind()) {
                case PROPERTY -> path.append(path.isEmpty() ? "" : ".").append(SNAKE_CASE.translate(node.getName()));
                default -> {}
            }
        }
        return new Violation(path.toString(), violation.getMessage());
    }

    /** {@code filters.skills.any[2]} */
    private static String path(List<Reference> references) {
        var path = new StringBuilder();
        for (var reference : references) {
            if (reference.getFieldName() == null) path.append('[').append(reference.getIndex()).append(']');
            else path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
        }
        return path.toString();
    }

    private static String knownInstead(UnrecognizedPropertyException e) {
        var known = e.getKnownPropertyIds();
        return known == null || known.isEmpty()
                ? "is not a known field"
                : "is not a known field; known are: "
                        + known.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String expected(MismatchedInputException e) {
        var must = e.getTargetType() == null ? "must be of another type" : "must " + JsonTypes.expectation(e.getTargetType());
        return e.getOriginalMessage().startsWith("Cannot map `null` into type") ? must + ", not null" : must;
    }

    private static boolean isTrailing(MismatchedInputException e) {
        return e.getOriginalMessage().startsWith("Trailing token");
    }

    private static Violation malformed(JacksonException e) {
        var why = e instanceof StreamConstraintsException ? "exceeds a limit of depth or length" : "is malformed JSON";
        return new Violation("", why + place(e.getLocation()));
    }

    private static String place(JsonLocation location) {
        if (location == null || location.getLineNr() < 1) return "";
        return (location.getLineNr() == 1 ? " at" : " at line " + location.getLineNr() + ",") + " column "
                + location.getColumnNr();
    }
}
