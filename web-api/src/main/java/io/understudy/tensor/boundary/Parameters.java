package io.understudy.tensor.boundary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.understudy.failure.entity.DomainException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code parameters} of a request, an input or an output: texts, numbers and truth values by name. */
record Parameters(String field, Map<String, Object> values) {

    static final Parameters NONE = new Parameters("parameters", Map.of());

    static final int LONGEST_UNIT = 200;

    /** What would need another way to the data than this server has. */
    private static final List<String> NOT_OFFERED = List.of("shared_memory_region", "classification");

    /** @param json at the first token of the value */
    static Parameters read(JsonParser json, String field) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) return NONE;
        if (json.currentToken() != JsonToken.START_OBJECT) throw DomainException.invalid(field, "must be an object");
        var values = new HashMap<String, Object>();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            values.put(name, value(json, json.nextToken(), field + "." + name));
            if (NOT_OFFERED.contains(name)) throw DomainException.invalid(field + "." + name, "is an extension that this server does not offer");
        }
        return new Parameters(field, values);
    }

    private static Object value(JsonParser json, JsonToken token, String field) throws IOException {
        return switch (token) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw DomainException.invalid(field, "must be a text, a number, true or false");
        };
    }

    Optional<Boolean> truth(String name) {
        return value(name, Boolean.class, "true or false");
    }

    /** At least one character and at most 200, as everywhere that a unit is named. */
    Optional<String> unit(String name) {
        var text = value(name, String.class, "a text");
        if (text.filter(t -> t.isEmpty() || t.length() > LONGEST_UNIT).isPresent()) {
            throw DomainException.invalid(field + "." + name, "must have 1 to 200 characters");
        }
        return text;
    }

    /** Null where there is none of the name. */
    String text(String name) {
        var value = values.get(name);
        return value == null ? null : value.toString();
    }

    /** A number of bytes. */
    Optional<Long> size(String name) {
        var number = value(name, Number.class, "a whole number");
        if (number.filter(n -> !(n instanceof Integer || n instanceof Long) || n.longValue() < 0).isPresent()) {
            throw DomainException.invalid(field + "." + name, "must be a whole number from 0");
        }
        return number.map(Number::longValue);
    }

    private <T> Optional<T> value(String name, Class<T> type, String expectation) {
        var value = values.get(name);
        if (value != null && !type.isInstance(value)) throw DomainException.invalid(field + "." + name, "must be " + expectation);
        return Optional.ofNullable(value).map(type::cast);
    }
}
