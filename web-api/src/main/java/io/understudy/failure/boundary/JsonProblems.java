package io.understudy.failure.boundary;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;

/** Says what is wrong with a JSON body in the words of JSON: fields and places, no Java. */
public final class JsonProblems {

    /** The field name that stands for the body as a whole. */
    static final String BODY = "body";

    private JsonProblems() {}

    public static Problem from(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> Problem.invalid(path(unknown.getPath()), knownInstead(unknown));
            case MismatchedInputException mismatch when isTrailing(mismatch) ->
                Problem.invalid(BODY, "goes on after its JSON value has ended" + place(mismatch.getLocation()));
            case MismatchedInputException mismatch -> Problem.invalid(path(mismatch.getPath()), expected(mismatch));
            case JsonMappingException mapping when mapping.getCause() instanceof InputCoercionException range ->
                Problem.invalid(path(mapping.getPath()), outOfRange(range));
            case JsonMappingException mapping when syntax(mapping) != mapping -> malformed(syntax(mapping));
            case JsonMappingException mapping -> Problem.invalid(path(mapping.getPath()), "is not valid");
            case InputCoercionException range -> Problem.invalid(BODY, outOfRange(range));
            default -> malformed(e);
        };
    }

    /** {@code filters.skills.any[2]}, as the JSON names it. */
    static String path(List<Reference> references) {
        var path = new StringBuilder();
        for (var reference : references) {
            if (reference.getFieldName() == null) path.append('[').append(reference.getIndex()).append(']');
            else path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
        }
        return path.isEmpty() ? BODY : path.charAt(0) == '[' ? BODY + path : path.toString();
    }

    private static String knownInstead(UnrecognizedPropertyException e) {
        var known = e.getKnownPropertyIds();
        return "is not a known field"
                + (known == null || known.isEmpty() ? "" : "; known are: " + String.join(", ", known.stream().map(Object::toString).sorted().toList()));
    }

    private static String expected(MismatchedInputException e) {
        var type = e.getTargetType();
        var expectation = type == null ? "be of another type" : JsonTypes.expectation(type);
        if (e.getOriginalMessage().startsWith("Cannot map `null` into type")) return "must " + expectation + ", not null";
        if (e instanceof InvalidFormatException format) return "must " + expectation + ", not " + quote(format.getValue());
        return "must " + expectation;
    }

    private static String quote(Object value) {
        var text = String.valueOf(value);
        var shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return value instanceof CharSequence ? "'" + shown + "'" : shown;
    }

    private static boolean isTrailing(MismatchedInputException e) {
        return e.getOriginalMessage().startsWith("Trailing token");
    }

    private static String outOfRange(InputCoercionException e) {
        var limits = switch (e.getTargetType()) {
            case Class<?> type when type == int.class -> Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
            case Class<?> type when type == long.class -> Long.MIN_VALUE + " to " + Long.MAX_VALUE;
            case null, default -> "what the field can hold";
        };
        return "is out of range: " + limits;
    }

    private static JacksonException syntax(JsonMappingException e) {
        return e.getCause() instanceof JacksonException cause && !(cause instanceof JsonMappingException) ? cause : e;
    }

    private static Problem malformed(JacksonException e) {
        var why = e instanceof StreamConstraintsException ? "exceeds a limit" : "is malformed JSON";
        return Problem.invalid(BODY, why + place(e.getLocation()) + ": " + firstSentence(e.getOriginalMessage()));
    }

    private static String place(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Jackson adds its own hints, with names of classes and constants, in brackets, backquotes or further lines. */
    private static String firstSentence(String message) {
        var line = message == null ? "cannot be read" : message.lines().findFirst().orElse("cannot be read");
        return line.replaceAll(" \\(start marker at .*", "")
                .replaceAll(", from `[^`]*`\\)", ")")
                .replaceAll(" \\((for|from) `[^`]*`\\)", "")
                .replaceAll("`[^`]*\\.[^`]*`", "the limit")
                .strip();
    }
}
