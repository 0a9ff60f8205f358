package io.understudy.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Whether JSON is what the API's description says of it. Stricter than JSON Schema: a field of which an object's schema
 * does not speak is a fault, and a pattern must match as a whole. What need not be there may be null.
 */
final class SchemaCheck {

    private final JsonNode description;
    private final List<String> faults = new ArrayList<>();

    private SchemaCheck(JsonNode description) {
        this.description = description;
    }

    /** @return empty where nothing is wrong */
    static List<String> faults(JsonNode description, JsonNode schema, JsonNode value) {
        var check = new SchemaCheck(description);
        check.value("", schema, value);
        return check.faults;
    }

    private void value(String at, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            value(at, description.at(schema.path("$ref").asText().substring(1)), value);
            return;
        }
        require(at, isOf(schema.path("type").asText(), value), "is no " + schema.path("type").asText());
        require(at, !schema.has("enum") || contains(schema.path("enum"), value), "is none of " + schema.path("enum"));
        if (value.isTextual()) text(at, schema, value.asText());
        if (value.isNumber()) number(at, schema, value.asDouble());
        if (value.isArray()) array(at, schema, value);
        if (value.isObject() && schema.has("type")) object(at, schema, value);
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> type.isEmpty();
        };
    }

    private void text(String at, JsonNode schema, String text) {
        size(at, schema, "minLength", "maxLength", text.codePointCount(0, text.length()));
        require(at, !schema.has("pattern") || text.matches(schema.path("pattern").asText()), "does not match " + schema.path("pattern"));
        switch (schema.path("format").asText()) {
            case "date-time" -> parsed(at, text, Instant::parse);
            case "date" -> parsed(at, text, LocalDate::parse);
            case "duration" -> parsed(at, text, Duration::parse);
            case "uuid" -> parsed(at, text, UUID::fromString);
            default -> { }
        }
    }

    private void parsed(String at, String text, Function<String, ?> parser) {
        try {
            parser.apply(text);
        } catch (RuntimeException e) {
            faults.add(at + " " + e.getMessage());
        }
    }

    private void number(String at, JsonNode schema, double number) {
        require(at, number >= schema.path("minimum").asDouble(number), "is below " + schema.path("minimum"));
        require(at, number <= schema.path("maximum").asDouble(number), "is above " + schema.path("maximum"));
        require(at, !schema.has("exclusiveMinimum") || number > schema.path("exclusiveMinimum").asDouble(), "is not above " + schema.path("exclusiveMinimum"));
    }

    private void array(String at, JsonNode schema, JsonNode array) {
        size(at, schema, "minItems", "maxItems", array.size());
        for (int i = 0; i < array.size(); i++) value(at + "[" + i + "]", schema.path("items"), array.get(i));
    }

    private void object(String at, JsonNode schema, JsonNode object) {
        size(at, schema, "minProperties", "maxProperties", object.size());
        for (var required : schema.path("required")) require(at, object.hasNonNull(required.asText()), "has no " + required.asText());
        for (var field : object.properties()) {
            var known = schema.path("properties").path(field.getKey());
            var other = schema.path("additionalProperties");
            require(at, !known.isMissingNode() || other.isObject() || other.asBoolean(), "has the field " + field.getKey() + ", which is not described");
            if (!field.getValue().isNull()) value(at + "." + field.getKey(), known.isMissingNode() ? other : known, field.getValue());
        }
    }

    private void size(String at, JsonNode schema, String least, String most, int size) {
        require(at, size >= schema.path(least).asInt(0), "is smaller than " + schema.path(least));
        require(at, size <= schema.path(most).asInt(Integer.MAX_VALUE), "is larger than " + schema.path(most));
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (var known : values) {
            if (known.equals(value)) return true;
        }
        return false;
    }

    private void require(String at, boolean holds, String fault) {
        if (!holds) faults.add(at + " " + fault);
    }
}
