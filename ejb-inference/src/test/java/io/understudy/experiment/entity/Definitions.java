package io.understudy.experiment.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.wire.entity.Json;
import java.io.UncheckedIOException;

/** Definitions as callers send them. */
public final class Definitions {

    private static final String LEAST = """
            {"id": "e1", "model": "m", "arms": [{"name": "a", "version": "v1"}, {"name": "b", "version": "v2"}],
             "goal": {"name": "booked", "type": "proportion"}}""";

    private Definitions() {}

    /** What must be said, and nothing else. */
    public static ExperimentDefinition least() {
        return read(LEAST);
    }

    /** The least with one field of its own. */
    public static ExperimentDefinition with(String field, String json) {
        try {
            var definition = (ObjectNode) Json.MAPPER.readTree(LEAST);
            definition.set(field, Json.MAPPER.readTree(json));
            return read(definition.toString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ExperimentDefinition read(String json) {
        try {
            return Json.MAPPER.readValue(json, ExperimentDefinition.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
