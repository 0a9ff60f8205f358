package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.it.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Experiments of one tensor model of a test, whose versions v1, v2, v3 add 1, 2, 3 to their input. */
record ExperimentClient(TensorClient model) {

    static final String PATH = "/api/v1/experiments";

    static ExperimentClient create(Api api, Api admin, String name) {
        var model = TensorClient.create(api, admin, name);
        for (int i = 1; i <= 3; i++) model.upload("v" + i, Onnx.shift(i));
        model.full("v1");
        return new ExperimentClient(model);
    }

    /** Half of the users meet v2 as arm «now», the others v3 as arm «next»; what the arms are not for takes v1. */
    Map<String, Object> definition(String id, Map<String, Object> more) {
        var definition = new HashMap<String, Object>(Map.of(
                "id", id,
                "model", model.model(),
                "arms", List.of(Map.of("name", "now", "version", "v2"), Map.of("name", "next", "version", "v3")),
                "goal", Map.of("name", "booked", "type", "proportion")));
        definition.putAll(more);
        return definition;
    }

    JsonNode draft(String id, Map<String, Object> more) {
        var answer = model.admin().post(PATH, definition(id, more));
        assertEquals(201, answer.status(), answer.text());
        return answer.json();
    }

    JsonNode started(String id, Map<String, Object> more) {
        draft(id, more);
        return done(id, "start", Map.of());
    }

    Answer order(String id, String step, Map<String, Object> order) {
        return model.admin().post(PATH + "/" + id + "/" + step, order);
    }

    JsonNode done(String id, String step, Map<String, Object> order) {
        var answer = order(id, step, order);
        assertEquals(200, answer.status(), answer.text());
        return answer.json();
    }

    JsonNode get(String id) {
        return model.api().get(PATH + "/" + id).json();
    }

    /** What a user's call adds to its input: the number of the version that answers. */
    int versionOf(String user, double x) {
        return versionBy("\"user_id\":\"" + user + "\"", x);
    }

    int versionBy(String parameters, double x) {
        var answer = model.api().post("/v2/models/" + model.model() + "/infer",
                "{\"parameters\":{" + parameters + "},\"inputs\":[{\"name\":\"X\",\"shape\":[1,1],\"datatype\":\"FP32\",\"data\":[" + x + "]}]}");
        var version = (int) (TensorClient.value(answer) - x);
        assertEquals("v" + version, answer.json().path("model_version").asText());
        return version;
    }

    /** Computed apart from the product: GrowthBook's hash, version 2. */
    static double point(String seed, String unit) {
        return Integer.remainderUnsigned(fnv(Integer.toUnsignedString(fnv(seed + unit))), 10_000) / 10_000.0;
    }

    private static int fnv(String text) {
        int hash = 0x811c9dc5;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) hash = (hash ^ octet & 0xff) * 0x01000193;
        return hash;
    }

    /** The version that a user meets with two arms alike. */
    static int expected(String seed, String user, double coverage) {
        double point = point(seed, user);
        if (point < coverage / 2) return 2;
        return point >= 0.5 && point < 0.5 + coverage / 2 ? 3 : 1;
    }
}
