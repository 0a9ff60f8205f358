package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.it.Api.Answer;
import io.understudy.it.Api.Part;
import java.util.List;
import java.util.Map;

/** One tensor model of a test: its versions, its deployments, and callers of it. */
record TensorClient(Api api, Api admin, String model) {

    static TensorClient create(Api api, Api admin, String model) {
        assertEquals(201, admin.post("/api/v1/models", Map.of("name", model, "task", "tensor")).status());
        return new TensorClient(api, admin, model);
    }

    String deployments() {
        return "/api/v1/models/" + model + "/deployments";
    }

    TensorClient upload(String label, byte[] bundle) {
        return uploadDescribed("{\"label\":\"" + label + "\"}", bundle);
    }

    /** @param metrics of its evaluation, as a JSON object */
    TensorClient upload(String label, byte[] bundle, String metrics) {
        return uploadDescribed("{\"label\":\"" + label + "\",\"metrics\":" + metrics + "}", bundle);
    }

    private TensorClient uploadDescribed(String metadata, byte[] bundle) {
        var name = bundle[0] == 'P' && bundle[1] == 'K' ? "bundle.zip" : "model.onnx";
        var parts = List.of(Part.field("metadata", metadata), Part.file("bundle", name, bundle));
        var answer = admin.upload("/api/v1/models/" + model + "/versions", parts);
        assertEquals(201, answer.status(), answer.text());
        return this;
    }

    /** One version as the registry shows it. */
    JsonNode version(String label) {
        return api.get("/api/v1/models/" + model + "/versions/" + label).json();
    }

    Answer deploy(Map<String, Object> order) {
        return admin.post(deployments(), order);
    }

    JsonNode full(String version) {
        var answer = deploy(Map.of("mode", "full", "version", version));
        assertEquals(201, answer.status(), answer.text());
        return answer.json();
    }

    Answer rollback(Map<String, Object> order) {
        return admin.post("/api/v1/models/" + model + "/rollback", order);
    }

    JsonNode revision(int number) {
        return api.get(deployments() + "/" + number).json();
    }

    JsonNode history() {
        return api.get(deployments()).json();
    }

    Answer ask(double x) {
        return api.post("/v2/models/" + model + "/infer",
                "{\"inputs\":[{\"name\":\"X\",\"shape\":[1,1],\"datatype\":\"FP32\",\"data\":[" + x + "]}]}");
    }

    static double value(Answer answer) {
        assertEquals(200, answer.status(), answer.text());
        return answer.json().at("/outputs/0/data/0").asDouble();
    }
}
