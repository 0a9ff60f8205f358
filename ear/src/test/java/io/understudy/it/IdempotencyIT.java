package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.it.Api.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One key, one content, one effect. */
class IdempotencyIT extends HttpIT {

    private static int models;

    private String model;
    private String versions;

    @BeforeEach
    void createModel() {
        model = "idempotency-it-" + models++;
        versions = "/api/v1/models/" + model + "/versions";
        assertEquals(201, admin.post("/api/v1/models", Map.of("name", model, "task", "tensor")).status());
    }

    @Test
    void aRepeatedRequestWithOneIdempotencyKeyHappensOnce() {
        var once = admin.with("Idempotency-Key", model);
        var first = once.upload(versions, List.of(Part.bundle(Onnx.matMul())));
        assertEquals(201, first.status(), first.text());
        var again = once.upload(versions, List.of(Part.bundle(Onnx.matMul())));
        assertEquals(201, again.status(), again.text());
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals(first.json(), again.json());
        assertEquals(1, api.get(versions).json().path("versions").size());
    }

    @Test
    void anIdempotencyKeyIsForOneContentAndAFailureGivesItBack() {
        var once = admin.with("Idempotency-Key", model);
        problem(400, once.post("/api/v1/models", Map.of("name", "No Good", "task", "tensor")));
        assertEquals(201, once.post("/api/v1/models", Map.of("name", model + "a", "task", "tensor")).status());
        problem(400, once.post("/api/v1/models", Map.of("name", model + "b", "task", "tensor")));
        problem(404, api.get("/api/v1/models/" + model + "b"));
    }

    @Test
    void anIdempotencyKeyIsForOneBundleAlsoOfEqualLength() {
        var form = admin.with("Idempotency-Key", model);
        assertEquals(201, form.upload(versions, List.of(Part.bundle(Onnx.matMul(1)))).status());
        assertEquals(Onnx.matMul(1).length, Onnx.matMul(2).length);
        var another = form.upload(versions, List.of(Part.bundle(Onnx.matMul(2))));
        problem(400, another);
        assertEquals("Idempotency-Key", another.json().path("errors").path(0).path("field").asText());
        problem(400, form.upload(versions, List.of(Part.bundle(Onnx.matMul(1)), Part.field("metadata", "{}"))));
        assertEquals("true", form.upload(versions, List.of(Part.bundle(Onnx.matMul(1)))).header("Idempotency-Replayed"));

        var body = admin.with("Idempotency-Key", model + "-body");
        var path = versions + "?label=body";
        assertEquals(201, body.send("POST", path, Onnx.matMul(3), "application/octet-stream").status());
        problem(400, body.send("POST", path, Onnx.matMul(4), "application/octet-stream"));
        assertEquals(201, body.send("POST", path, Onnx.matMul(3), "application/octet-stream").status());
        assertEquals(2, api.get(versions).json().path("versions").size());
    }
}
