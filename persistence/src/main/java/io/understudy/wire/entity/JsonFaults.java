package io.understudy.wire.entity;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.understudy.failure.entity.DomainException.Violation;
import java.util.List;

/** Says what is wrong with a JSON document in the words of JSON: fields and places, no Java. */
public enum JsonFaults {
    /** Of a document that the caller has just sent; quotes what is wrong in it. */
    OF_BODY,

    /** Of a document on one line among many; quotes nothing, because what it says is kept and a value may be personal. */
    OF_LINE;

    /** The same in one text, for a document that is itself a field of something larger. */
    public String sentence(JacksonException e) {
        var wrong = violation(e);
        return (wrong.field() + " " + wrong.reason()).strip();
    }

    /** The field is empty where the document as a whole is wrong, and begins with {@code [} where it is an array. */
    public Violation violation(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> new Violation(path(unknown.getPath()), knownInstead(unknown));
            case MismatchedInputException mismatch when isTrailing(mismatch) ->
                new Violation("", "goes on after its JSON value has ended" + place(mismatch.getLocation()));
            case MismatchedInputException mismatch -> new Violation(path(mismatch.getPath()), expected(mismatch));
            case JsonMappingException mapping when mapping.getCause() instanceof InputCoercionException range ->
                new Violation(path(mapping.getPath()), outOfRange(range));
            case JsonMappingException mapping when syntax(mapping) != mapping -> malformed(syntax(mapping));
            case JsonMappingException mapping -> new Violation(path(mapping.getPath()), "is not valid");
            case InputCoercionException range -> new Violation("", outOfRange(range));
            default -> malformed(e);
        };
    }

    /** {@code filters.skills.any[2]}, as the JSON names it. */
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
        return "is not a known field"
                + (known == null || known.isEmpty() ? "" : "; known are: " + String.join(", ", known.stream().map(Object::toString).sorted().toList()));
    }

    private String expected(MismatchedInputException e) {
        var type = e.getTargetType();
        var must = "must " + (type == null ? "be of another type" : JsonTypes.expectation(type));
        if (e.getOriginalMessage().startsWith("Cannot map `null` into type")) return must + ", not null";
        if (type == String.class && e instanceof InvalidFormatException text && text.getValue() instanceof String) return CleanText.RULE;
        return this == OF_BODY && e instanceof InvalidFormatException format ? must + ", not " + quote(format.getValue()) : must;
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

    private Violation malformed(JacksonException e) {
        var why = (e instanceof StreamConstraintsException ? "exceeds a limit" : "is malformed JSON") + place(e.getLocation());
        return new Violation("", this == OF_BODY ? why + ": " + firstSentence(e.getOriginalMessage()) : why);
    }

    private String place(JsonLocation location) {
        if (location == null || location.getLineNr() < 1) return "";
        return (this == OF_BODY ? " at line " + location.getLineNr() + ", column " : " at column ") + location.getColumnNr();
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
