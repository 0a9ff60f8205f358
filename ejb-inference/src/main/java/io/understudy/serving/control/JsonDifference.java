package io.understudy.serving.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Where an answer departs from the expected one. Numbers may be off by the tolerance; an object may have more fields than
 * are expected of it, a list no more elements.
 */
final class JsonDifference {

    private JsonDifference() {}

    /** The first difference, with its place, such as {@code outputs[0].data[3] is 0.7, not 0.9}; empty if there is none. */
    static Optional<String> between(JsonNode expected, JsonNode actual, double tolerance) {
        return at("", expected, actual, tolerance);
    }

    private static Optional<String> at(String place, JsonNode expected, JsonNode actual, double tolerance) {
        if (actual == null || actual.isMissingNode()) return Optional.of(name(place) + " is missing");
        if (expected.isNumber() && actual.isNumber()) return number(place, expected.doubleValue(), actual.doubleValue(), tolerance);
        if (expected.isObject() && actual.isObject()) return fields(place, expected, actual, tolerance);
        if (expected.isArray() && actual.isArray()) return elements(place, expected, actual, tolerance);
        return expected.equals(actual) ? Optional.empty() : differs(place, actual, expected);
    }

    private static Optional<String> number(String place, double expected, double actual, double tolerance) {
        var isNear = Double.compare(expected, actual) == 0 || Math.abs(expected - actual) <= tolerance;
        return isNear ? Optional.empty() : differs(place, actual, expected);
    }

    private static Optional<String> fields(String place, JsonNode expected, JsonNode actual, double tolerance) {
        return expected.propertyStream()
                .flatMap(field -> at(joined(place, field.getKey()), field.getValue(), actual.get(field.getKey()), tolerance).stream())
                .findFirst();
    }

    private static Optional<String> elements(String place, JsonNode expected, JsonNode actual, double tolerance) {
        if (expected.size() != actual.size()) {
            return Optional.of(name(place) + " has " + actual.size() + " elements, not " + expected.size());
        }
        for (int i = 0; i < expected.size(); i++) {
            var difference = at(place + "[" + i + "]", expected.get(i), actual.get(i), tolerance);
            if (difference.isPresent()) return difference;
        }
        return Optional.empty();
    }

    private static Optional<String> differs(String place, Object actual, Object expected) {
        return Optional.of(name(place) + " is " + shortened(actual) + ", not " + shortened(expected));
    }

    private static String shortened(Object value) {
        var text = String.valueOf(value);
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    private static String joined(String place, String field) {
        return place.isEmpty() ? field : place + "." + field;
    }

    private static String name(String place) {
        return place.isEmpty() ? "the answer" : place;
    }
}
