package io.understudy.registry.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.JsonFaults;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * What a bundle promises of itself, in its file {@code golden.json}: inputs with the outputs that they must give, in the
 * form that the task's callers write and read.
 *
 * @param tolerance how far a number may be off, where an example says nothing else
 */
public record GoldenExamples(List<Example> examples, Double tolerance) {

    private static final String FILE = "golden.json";
    private static final int MAX_BYTES = 16 << 20;
    private static final double STRICT = 1e-5;

    public record Example(JsonNode input, JsonNode output, Double tolerance) {}

    public GoldenExamples {
        examples = examples == null ? List.of() : examples.stream().toList();
    }

    /**
     * Those of a bundle, which lie beside its graph also where it is packed with its folder.
     *
     * @throws DomainException INVALID if the file cannot be read
     */
    public static Optional<GoldenExamples> of(Bundle bundle) {
        var path = bundle.folder() + FILE;
        return bundle.has(path) ? Optional.of(read(bundle, path)) : Optional.empty();
    }

    private static GoldenExamples read(Bundle bundle, String path) {
        try {
            var file = bundle.file(path);
            if (Files.size(file) > MAX_BYTES) throw refused(path, "is larger than " + MAX_BYTES + " bytes");
            var golden = Json.MAPPER.readValue(Files.readString(file), GoldenExamples.class);
            if (golden == null || golden.examples.isEmpty()) throw refused(path, "has no examples");
            golden.check(path);
            return golden;
        } catch (JsonProcessingException e) {
            throw refused(path, JsonFaults.OF_BODY.sentence(e));
        } catch (CharacterCodingException e) {
            throw refused(path, "is not UTF-8");
        } catch (IOException e) {
            throw DomainException.unavailable("The bundle's files cannot be read.", e);
        }
    }

    private void check(String path) {
        check(path, "", tolerance);
        for (int i = 0; i < examples.size(); i++) {
            var place = "examples[" + i + "]";
            var example = examples.get(i);
            if (example == null || example.input == null || example.output == null) {
                throw refused(path, place + " must have an input and an output");
            }
            check(path, place + ".", example.tolerance);
        }
    }

    private static void check(String path, String place, Double tolerance) {
        if (tolerance != null && !(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw refused(path, place + "tolerance must be a number from 0 on");
        }
    }

    private static DomainException refused(String path, String reason) {
        return DomainException.invalid("bundle." + path, reason);
    }

    public double toleranceOf(Example example) {
        if (example.tolerance() != null) return example.tolerance();
        return tolerance == null ? STRICT : tolerance;
    }
}
