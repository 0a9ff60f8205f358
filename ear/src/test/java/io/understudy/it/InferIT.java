package io.understudy.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.it.Api.Answer;
import io.understudy.it.Api.Part;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Open Inference Protocol, as any of its clients speaks it. The model is {@code Y = X · W}, W = [[w, 2, 3], [4, 5, 6]]. */
class InferIT extends HttpIT {

    private static final String MODEL = "infer-it";
    private static final String INFER = "/v2/models/" + MODEL + "/infer";
    private static final String ONE = "{\"inputs\":[{\"name\":\"X\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[1,2]}]}";
    private static final String LENGTH = "Inference-Header-Content-Length";

    private static boolean served;

    /** Version v1 with w = 1 has 60 % of the traffic, v2 with w = 10 the rest. */
    @BeforeEach
    void serve() {
        if (served) return;
        assertEquals(201, admin.post("/api/v1/models", Map.of("name", MODEL, "task", "tensor")).status());
        upload(MODEL, "v1", Onnx.matMul(1));
        upload(MODEL, "v2", Onnx.matMul(10));
        deploy(MODEL, Map.of("v1", 60, "v2", 40));
        served = true;
    }

    @Test
    void answersWithTheVersionThatComputed() {
        var answer = api.post("/v2/models/" + MODEL + "/versions/v1/infer",
                "{\"id\":\"42\",\"inputs\":[{\"name\":\"X\",\"shape\":[2,2],\"datatype\":\"FP32\",\"data\":[1,2,3,4]}]}");
        assertEquals(200, answer.status(), answer.text());
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals(
                "{\"model_name\":\"infer-it\",\"model_version\":\"v1\",\"id\":\"42\",\"outputs\":[{\"name\":\"Y\",\"datatype\":\"FP32\","
                        + "\"shape\":[2,3],\"data\":[9.0,12.0,15.0,19.0,26.0,33.0]}]}",
                answer.text());
    }

    @Test
    void takesNestedDataAndTheWantedOutput() {
        var answer = api.post("/v2/models/" + MODEL + "/versions/v2/infer",
                "{\"inputs\":[{\"name\":\"X\",\"shape\":[2,2],\"datatype\":\"FP32\",\"data\":[[1,2],[3,4]]}],\"outputs\":[{\"name\":\"Y\"}]}");
        assertEquals(List.of(18f, 12f, 15f, 46f, 26f, 33f), floats(answer.json()));
    }

    @Test
    void theSplitSharesTheUnitsAndEachSticksToItsVersion() {
        var seen = new HashSet<String>();
        for (int user = 0; user < 20; user++) {
            for (var parameter : List.of("unit", "user_id", "session_id")) {
                var body = ONE.replace("{\"inputs\"", "{\"parameters\":{\"" + parameter + "\":\"user-" + user + "\"},\"inputs\"");
                var versions = new HashSet<String>();
                for (int i = 0; i < 3; i++) {
                    var answer = api.post(INFER, body).json();
                    versions.add(answer.path("model_version").asText());
                    assertEquals(answer.path("model_version").asText().equals("v1") ? 9f : 18f, floats(answer).getFirst());
                }
                assertEquals(1, versions.size());
                seen.addAll(versions);
            }
        }
        assertEquals(java.util.Set.of("v1", "v2"), seen);
    }

    @Test
    void needsNoContentTypeAndTakesAny() throws Exception {
        var request = HttpRequest.newBuilder(api.server().resolve(INFER)).POST(HttpRequest.BodyPublishers.ofString(ONE));
        try (var client = HttpClient.newHttpClient()) {
            assertEquals(200, client.send(request.build(), BodyHandlers.ofString()).statusCode());
        }
        for (var type : List.of("text/plain", "application/x-www-form-urlencoded", "application/octet-stream", "application/json; charset=utf-8")) {
            var answer = api.send("POST", INFER, ONE.getBytes(UTF_8), type);
            assertEquals(200, answer.status(), type + " " + answer.text());
        }
    }

    @Test
    void speaksTheBinaryDataExtension() {
        var json = "{\"inputs\":[{\"name\":\"X\",\"shape\":[1,2],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":8}}],"
                + "\"outputs\":[{\"name\":\"Y\",\"parameters\":{\"binary_data\":true}}]}";
        var answer = binary("/v2/models/" + MODEL + "/versions/v1/infer", json, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(1).putFloat(2).array());
        assertEquals(200, answer.status(), answer.text());
        assertEquals("application/octet-stream", answer.header("Content-Type"));
        int length = Integer.parseInt(answer.header(LENGTH));
        assertEquals(
                "{\"model_name\":\"infer-it\",\"model_version\":\"v1\",\"outputs\":[{\"name\":\"Y\",\"datatype\":\"FP32\",\"shape\":[1,3],"
                        + "\"parameters\":{\"binary_data_size\":12}}]}",
                new String(answer.bytes(), 0, length, UTF_8));
        var data = ByteBuffer.wrap(Arrays.copyOfRange(answer.bytes(), length, answer.bytes().length)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(List.of(9f, 12f, 15f), List.of(data.getFloat(), data.getFloat(), data.getFloat()));
        assertEquals(0, data.remaining());

        var all = api.post(INFER, ONE.replace("{\"inputs\"", "{\"parameters\":{\"binary_data_output\":true},\"inputs\""));
        assertEquals(12, all.bytes().length - Integer.parseInt(all.header(LENGTH)));
        error(400, binary(INFER, json, new byte[7]), "inputs.X.parameters.binary_data_size: is 8; the body has 7 bytes left after its JSON");
        error(400, api.with(LENGTH, "99999").post(INFER, ONE), LENGTH + ": must be a whole number of bytes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{                                                                                               | body: is malformed JSON",
        "                                                                                                | body: must be a JSON object",
        "{}                                                                                              | inputs: is missing",
        "{\"inputs\":[]}                                                                                 | inputs.X: is missing",
        "{\"inputs\":[{\"name\":\"Z\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[1,2]}]}            | inputs.X: is missing; inputs.Z: is unknown; the graph takes [X]",
        "{\"inputs\":[{\"name\":\"X\",\"shape\":[1,2],\"datatype\":\"INT64\",\"data\":[1,2]}]}           | inputs.X.datatype: must be FP32, not INT64",
        "{\"inputs\":[{\"name\":\"X\",\"shape\":[1,3],\"datatype\":\"FP32\",\"data\":[1,2,3]}]}          | inputs.X.shape: must be [-1, 2] (-1 for any length), not [1, 3]",
        "{\"inputs\":[{\"name\":\"X\",\"shape\":[2,2],\"datatype\":\"FP32\",\"data\":[1,2]}]}            | inputs.X.data: has 2 elements; the shape [2, 2] needs 4",
        "{\"inputs\":[{\"name\":\"X\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[1,\"a\"]}]}        | inputs.X.data[1]: must be a number",
        "{\"inputs\":[{\"name\":\"X\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[1,2]}],\"outputs\":[{\"name\":\"Q\"}]} | outputs.Q: is unknown; the graph gives [Y]",
    })
    void tellsWhatIsWrongInTheProtocolsOwnForm(String body, String message) {
        error(400, api.post(INFER, body == null ? "" : body), message);
    }

    @Test
    void everyErrorHasTheProtocolsForm() {
        error(404, api.post("/v2/models/none/infer", ONE), "There is no model 'none'");
        error(404, api.post("/v2/models/" + MODEL + "/versions/v9/infer", ONE), "There is no version of 'infer-it' in service 'v9'");
        error(404, api.get("/v2/models/none"), "There is no model 'none'");
        error(404, api.get("/v2/models/none/ready"), "There is no model 'none'");
        error(404, api.get("/v2/models/none/stats"), "There is no model 'none'");
        error(404, api.get("/v2/nothing/here"), "There is nothing at /v2/nothing/here");
        error(405, api.get(INFER), "GET is not allowed");
        error(406, api.with("Accept", "text/html").post(INFER, ONE), "None of the media types");
        error(413, api.send("POST", INFER, new byte[33_554_433], "application/json"), "body: must be at most 33554432 bytes");
        error(403, api.post("/v2/repository/models/" + MODEL + "/load", "{}"), "Versions are loaded by deployments");
        error(403, api.post("/v2/repository/models/" + MODEL + "/unload", "{}"), "Versions are unloaded by deployments");
        error(400, api.post("/v2/repository/index", "{"), "body: is malformed JSON");
    }

    @Test
    void tellsServerModelsAndVersions() {
        var server = api.get("/v2").json();
        assertEquals("Understudy", server.path("name").asText());
        assertTrue(server.path("extensions").toString().contains("\"binary_tensor_data\""));
        assertEquals("{\"live\":true}", api.get("/v2/health/live").text());
        assertEquals("{\"live\":true,\"ready\":true}", api.get("/v2/health/ready").text());
        var metadata = "{\"name\":\"infer-it\",\"versions\":[\"v1\",\"v2\"],\"platform\":\"onnxruntime_onnx\","
                + "\"inputs\":[{\"name\":\"X\",\"datatype\":\"FP32\",\"shape\":[-1,2]}],\"outputs\":[{\"name\":\"Y\",\"datatype\":\"FP32\",\"shape\":[-1,3]}]}";
        var seen = api.get("/v2/models/" + MODEL).text();
        assertEquals(metadata, seen.contains("[\"v2\",\"v1\"]") ? seen.replace("[\"v2\",\"v1\"]", "[\"v1\",\"v2\"]") : seen);
        assertEquals(200, api.get("/v2/models/" + MODEL + "/versions/v2").status());
        assertEquals("{\"name\":\"infer-it\",\"ready\":true}", api.get("/v2/models/" + MODEL + "/ready").text());
        assertEquals("{\"name\":\"infer-it\",\"ready\":true}", api.get("/v2/models/" + MODEL + "/versions/v1/ready").text());
        error(404, api.get("/v2/models/" + MODEL + "/versions/v9/ready"), "v9");
    }

    @Test
    void listsTheRepository() {
        upload(MODEL, "idle-" + System.nanoTime(), Onnx.matMul(System.nanoTime() % 1000));
        var all = api.post("/v2/repository/index", "{}").json();
        assertEquals("READY", state(all, "v1"));
        assertTrue(all.toString().contains("\"state\":\"UNAVAILABLE\",\"reason\":\"not in a deployment\""), all.toString());
        var ready = api.post("/v2/repository/index", "{\"ready\":true}").json();
        assertEquals("READY", state(ready, "v2"));
        assertTrue(!ready.toString().contains("UNAVAILABLE"), ready.toString());
        assertEquals(all.size(), api.send("POST", "/v2/repository/index", new byte[0], "application/json").json().size());
    }

    @Test
    void countsWhatAVersionDoes() {
        var path = "/v2/models/" + MODEL + "/versions/v2/stats";
        var before = api.get(path).json().path("model_stats").path(0);
        assertEquals("v2", before.path("version").asText());
        for (int i = 0; i < 3; i++) {
            api.post("/v2/models/" + MODEL + "/versions/v2/infer",
                    "{\"inputs\":[{\"name\":\"X\",\"shape\":[2,2],\"datatype\":\"FP32\",\"data\":[1,2,3,4]}]}");
        }
        api.post("/v2/models/" + MODEL + "/versions/v2/infer", "{\"inputs\":[]}");
        var after = api.get(path).json().path("model_stats").path(0);
        assertEquals(6, grown(before, after, "/inference_count"));
        assertEquals(3, grown(before, after, "/execution_count"));
        for (var stage : List.of("success", "queue", "compute_input", "compute_infer", "compute_output")) {
            assertEquals(3, grown(before, after, "/inference_stats/" + stage + "/count"), stage);
            assertTrue(grown(before, after, "/inference_stats/" + stage + "/ns") > 0, stage);
        }
        assertEquals(1, grown(before, after, "/inference_stats/fail/count"));
        assertTrue(after.path("last_inference").asLong() > 1.7e12);
        var pairs = batch(after, 2).path("compute_infer").path("count").asLong() - batch(before, 2).path("compute_infer").path("count").asLong();
        assertEquals(3, pairs);
        assertTrue(api.get("/v2/models/stats").json().path("model_stats").size() >= 2);
        assertEquals(2, api.get("/v2/models/" + MODEL + "/stats").json().path("model_stats").size());
    }

    @Test
    void aModelOfAnotherTaskSaysSo() {
        var search = api.post("/v2/models/talent-search/infer", ONE);
        assertTrue(search.status() == 400 || search.status() == 404, search.text());
        assertTrue(search.json().has("error"), search.text());
    }

    private Answer binary(String path, String json, byte[] data) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(json.getBytes(UTF_8));
        body.writeBytes(data);
        return api.with(LENGTH, Integer.toString(json.length())).send("POST", path, body.toByteArray(), "application/octet-stream");
    }

    private void upload(String model, String label, byte[] graph) {
        var answer = admin.upload(
                "/api/v1/models/" + model + "/versions",
                List.of(Part.field("metadata", "{\"label\":\"" + label + "\"}"), Part.file("bundle", "model.onnx", graph)));
        assertEquals(201, answer.status(), answer.text());
    }

    private void deploy(String model, Map<String, Integer> split) {
        var answer = admin.post("/api/v1/models/" + model + "/deployments", Map.of("split", split));
        assertEquals(201, answer.status(), answer.text());
    }

    private static void error(int status, Answer answer, String message) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals(1, answer.json().size(), answer.text());
        assertTrue(answer.json().path("error").asText().contains(message), answer.text());
    }

    private static List<Float> floats(JsonNode answer) {
        return answer.path("outputs").path(0).path("data").valueStream().map(JsonNode::floatValue).toList();
    }

    private static String state(JsonNode index, String version) {
        for (var entry : index) {
            if (entry.path("name").asText().equals(MODEL) && entry.path("version").asText().equals(version)) return entry.path("state").asText();
        }
        return "";
    }

    private static long grown(JsonNode before, JsonNode after, String pointer) {
        return after.at(pointer).asLong() - before.at(pointer).asLong();
    }

    private static JsonNode batch(JsonNode stats, int rows) {
        for (var batch : stats.path("batch_stats")) {
            if (batch.path("batch_size").asInt() == rows) return batch;
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
