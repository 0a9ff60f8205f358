package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.it.Api.Answer;
import java.util.HashMap;
import java.util.Map;

/** One intent model of a test, and callers of it. Where a request names no model, it is this one. */
record IntentClient(TensorClient model, Api api) {

    private static final String INTENTS = "/api/v1/intents";

    static IntentClient create(Api api, Api admin, String name) {
        assertEquals(201, admin.post("/api/v1/models", Map.of("name", name, "task", "text_classification")).status());
        return new IntentClient(new TensorClient(api, admin, name), api);
    }

    IntentClient upload(String label, byte[] bundle) {
        model.upload(label, bundle);
        return this;
    }

    String name() {
        return model.model();
    }

    Answer post(Map<String, Object> request) {
        return api.post(INTENTS, named(request));
    }

    Answer postAll(Map<String, Object> request) {
        return api.post(INTENTS + "/batch", named(request));
    }

    JsonNode ask(Map<String, Object> request) {
        return answered(post(request));
    }

    /** The answers alone. */
    JsonNode askAll(Map<String, Object> request) {
        return answered(postAll(request)).path("answers");
    }

    private static JsonNode answered(Answer answer) {
        assertEquals(200, answer.status(), answer.text());
        return answer.json();
    }

    private Map<String, Object> named(Map<String, Object> request) {
        var named = new HashMap<String, Object>(Map.of("model", name()));
        named.putAll(request);
        return named;
    }
}
