package io.understudy.description.boundary;

import com.fasterxml.jackson.core.type.TypeReference;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The examples of the description, JSON files beside this class: {@code answers/RECORD.json} is what the server answered
 * as that record once, {@code requests/OPERATION.json} what may be sent to an operation.
 */
final class Examples {

    /** @param value the body */
    record Request(String summary, Object value) {}

    private static final TypeReference<Object> ANSWER = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, Request>> REQUESTS = new TypeReference<>() {};

    private Examples() {}

    /** Empty of a record that is only a part of others. */
    static Optional<Object> answer(Class<?> record) {
        return read("answers/" + record.getSimpleName() + ".json", ANSWER);
    }

    /** By name, in the order in which a reader should meet them; empty of an operation that takes no JSON. */
    static Map<String, Request> requests(String operation) {
        return read("requests/" + operation + ".json", REQUESTS).orElseGet(LinkedHashMap::new);
    }

    private static <T> Optional<T> read(String file, TypeReference<T> type) {
        try (var in = Examples.class.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(Json.MAPPER.readValue(in, type));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
