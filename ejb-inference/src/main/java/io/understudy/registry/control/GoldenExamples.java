package io.understudy.serving.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a bundle promises of itself, in its file {@code golden.json}: inputs with the outputs that they must give, in the
 * form that the task's callers write and read.
 *
 * @param tolerance how far a number may be off, where an example says nothing else
 */
record GoldenExamples(List<Example> examples, Double tolerance) {

    static final String FILE = "golden.json";
    private static final double STRICT = 1e-5;

    record Example(JsonNode input, JsonNode output, Double tolerance) {}

    GoldenExamples {
        examples = examples == null ? List.of() : List.copyOf(examples);
    }

    /** @throws DomainException INVALID if the file cannot be read */
    static Optional<GoldenExamples> of(Bundle bundle) {
        try {
            var text = bundle.text(FILE);
            return text.isEmpty() ? Optional.empty() : Optional.of(Json.MAPPER.readValue(text.get(), GoldenExamples.class));
        } catch (JsonProcessingException e) {
            throw DomainException.invalid(FILE, "cannot be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw DomainException.unavailable("The bundle's files cannot be read.", e);
        }
    }

    double toleranceOf(Example example) {
        if (example.tolerance() != null) return example.tolerance();
        return tolerance == null ? STRICT : tolerance;
    }
}
