package io.understudy.wire.boundary;

import io.understudy.failure.boundary.RequestNames;
import io.understudy.failure.entity.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads path, query and header parameters, and says which is wrong and what it must be: the container would call a
 * malformed number in a query «not found».
 */
@Provider
@ApplicationScoped
public class ParameterTypes implements ParamConverterProvider {

    private record Reading(String expectation, Function<String, Object> parse) {}

    private static final Reading INTEGER = new Reading("a whole number of at most " + Integer.MAX_VALUE, Integer::valueOf);
    private static final Reading LONG = new Reading("a whole number", Long::valueOf);
    private static final Reading DOUBLE = new Reading("a number", ParameterTypes::finite);
    private static final Reading BOOLEAN = new Reading("true or false", ParameterTypes::strictBoolean);

    private static final Map<Class<?>, Reading> READINGS = Map.ofEntries(
            Map.entry(int.class, INTEGER),
            Map.entry(Integer.class, INTEGER),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(UUID.class, new Reading("a UUID", UUID::fromString)),
            Map.entry(LocalDate.class, new Reading("a date such as 2026-01-31", LocalDate::parse)),
            Map.entry(Instant.class, new Reading("a time such as 2026-01-31T12:00:00Z", Instant::parse)));

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        var reading = type.isEnum() ? enumeration(type) : READINGS.get(type);
        return reading == null ? null : new Converter<>(RequestNames.of(annotations).orElse("parameter"), reading, type.isPrimitive());
    }

    private record Converter<T>(String name, Reading reading, boolean required) implements ParamConverter<T> {

        /** An absent parameter has its default; an empty one has none, where its type allows that. */
        @Override
        @SuppressWarnings("unchecked") // the reading was chosen by the class of T
        public T fromString(String text) {
            if (text == null || text.isEmpty() && !required) return null;
            try {
                return (T) reading.parse().apply(text);
            } catch (RuntimeException unreadable) {
                throw DomainException.invalid(name, "must be " + reading.expectation());
            }
        }

        @Override
        public String toString(T value) {
            return value instanceof Enum<?> constant ? lowerCase(constant) : String.valueOf(value);
        }
    }

    private static Reading enumeration(Class<?> type) {
        var constants = Arrays.stream(type.getEnumConstants()).map(Enum.class::cast).toList();
        return new Reading(
                "one of " + String.join(", ", constants.stream().map(ParameterTypes::lowerCase).toList()),
                text -> constants.stream().filter(c -> lowerCase(c).equals(text)).findFirst().orElseThrow());
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Object finite(String text) {
        var value = Double.valueOf(text);
        if (!Double.isFinite(value)) throw new NumberFormatException();
        return value;
    }

    private static Object strictBoolean(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }
}
