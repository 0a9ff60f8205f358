package io.understudy.benchmark.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.benchmark.server.Api;
import io.understudy.wire.entity.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model with an experiment that acts by itself.
 *
 * @param versions ids, in the order of the arms
 */
record Question(Api api, String id, List<String> names, List<String> versions) {

    /**
     * Registers a version for each arm, serves the first, and starts the experiment.
     *
     * @param more fields of its definition
     */
    static Question start(Api api, String id, List<String> names, List<byte[]> graphs, Map<String, Object> more) {
        api.post("/api/v1/models", json(Map.of("name", id, "task", "tensor")));
        var versions = graphs.stream().map(graph -> api.register(id, graph).path("id").asText()).toList();
        api.post("/api/v1/models/" + id + "/deployments", json(Map.of("mode", "full", "version", versions.getFirst())));
        var arms = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < names.size(); i++) arms.add(Map.of("name", names.get(i), "version", versions.get(i)));
        var definition = new TreeMap<String, Object>(Map.of(
                "id", id, "model", id, "arms", arms, "goal", Map.of("name", "booked", "type", "proportion"),
                "at_end", "act", "min_duration", "PT2S", "min_units_per_arm", 100));
        definition.putAll(more);
        api.post("/api/v1/experiments", json(definition));
        api.post("/api/v1/experiments/" + id + "/start", "{}");
        return new Question(api, id, names, versions);
    }

    JsonNode state() {
        return api.get("/api/v1/experiments/" + id);
    }

    boolean isRunning() {
        return state().path("state").asText().equals("running");
    }

    JsonNode results() {
        return api.get("/api/v1/experiments/" + id + "/results");
    }

    /** The newest first. */
    JsonNode decisions() {
        return api.get("/api/v1/experiments/" + id + "/decisions?limit=200").path("decisions");
    }

    /** That the figures at the decision had. */
    Map<String, Long> unitsAtDecision() {
        return units(state().at("/conclusion/figures/arms"));
    }

    /** All that have met each arm. */
    Map<String, Long> units() {
        return units(results().path("arms"));
    }

    private static Map<String, Long> units(JsonNode arms) {
        var units = new TreeMap<String, Long>();
        arms.forEach(arm -> units.put(arm.path("arm").asText(), arm.path("units").asLong()));
        return units;
    }

    private static String json(Object value) {
        return Json.MAPPER.valueToTree(value).toString();
    }
}
