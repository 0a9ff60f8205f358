package io.understudy.audit.entity;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.wire.entity.Json;
import java.util.Objects;
import java.util.regex.Pattern;

/** A JSON value as text, such that PostgreSQL keeps it: without an escaped U+0000. */
public final class JsonText {

    private static final String ESCAPED_NUL = "\\u0000";

    /** The escape, where its backslash is not escaped itself. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private final String text;

    private JsonText(String text) {
        this.text = text;
    }

    /** The value that an object is written as. */
    public static JsonText of(Object value) {
        return ofText(write(value));
    }

    /** The text itself where it is JSON that can be kept, else a JSON string that holds the text. */
    public static JsonText ofAny(String text) {
        try {
            Json.MAPPER.readTree(text);
            return text.isBlank() ? new JsonText(write(text)) : ofText(text);
        } catch (JsonProcessingException e) {
            return ofText(write(text));
        }
    }

    /** @param json well-formed */
    static JsonText ofText(String json) {
        return new JsonText(json.contains(ESCAPED_NUL) ? NUL.matcher(json).replaceAll("$1\\\\ufffd") : json);
    }

    @JsonValue
    @JsonRawValue
    public String text() {
        return text;
    }

    private static String write(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonText that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
