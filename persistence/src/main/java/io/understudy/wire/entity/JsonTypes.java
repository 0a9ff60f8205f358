package io.understudy.wire.entity;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What JSON a Java type is read from, as the end of a sentence that begins with «must». */
final class JsonTypes {

    private JsonTypes() {}

    static String expectation(Class<?> type) {
        if (type.isEnum()) return "be one of " + constants(type);
        if (isWhole(type)) return "be a whole number";
        if (isFraction(type)) return "be a number";
        if (type == boolean.class || type == Boolean.class) return "be true or false";
        if (CharSequence.class.isAssignableFrom(type)) return "be text";
        if (type == LocalDate.class) return "be a date such as 2026-01-31";
        if (type == Instant.class) return "be a time such as 2026-01-31T12:00:00Z";
        if (type == Duration.class) return "be a duration such as PT1H";
        if (type == UUID.class) return "be a UUID";
        if (type == URI.class) return "be a URI";
        if (type.isArray() || Collection.class.isAssignableFrom(type)) return "be a list";
        if (type.isRecord() || Map.class.isAssignableFrom(type)) return "be an object";
        return "be of another type";
    }

    static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static boolean isWhole(Class<?> type) {
        return type == int.class || type == Integer.class || type == long.class || type == Long.class
                || type == short.class || type == Short.class;
    }

    private static boolean isFraction(Class<?> type) {
        return type == double.class || type == float.class || Number.class.isAssignableFrom(type);
    }
}
