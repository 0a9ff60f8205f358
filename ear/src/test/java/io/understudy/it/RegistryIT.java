package io.understudy.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import io.understudy.it.Api.Answer;
import io.understudy.it.Api.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistryIT extends HttpIT {

    private static int models;

    private String model;
    private String versions;

    @BeforeEach
    void createModel() {
        model = "registry-it-" + models++;
        versions = "/api/v1/models/" + model + "/versions";
        var answer = admin.post("/api/v1/models", Map.of("name", model, "task", "tensor", "description", "d"));
        assertEquals(201, answer.status(), answer.text());
    }

    @Test
    void aModelIsFoundUnderItsLocationAndInTheList() {
        var created = admin.post("/api/v1/models", Map.of("name", model + "x", "task", "tabular"));
        assertTrue(created.header("Location").endsWith("/api/v1/models/" + model + "x"), created.header("Location"));
        assertEquals("tabular", api.get("/api/v1/models/" + model + "x").json().path("task").asText());
        var names = new TreeSet<String>();
        for (var cursor = ""; cursor != null; ) {
            var page = api.get("/api/v1/models?limit=1&cursor=" + cursor).json();
            page.path("models").forEach(m -> names.add(m.path("name").asText()));
            cursor = page.path("next_cursor").asText(null);
        }
        assertTrue(names.containsAll(List.of(model, model + "x")), names.toString());
    }

    @Test
    void aModelsNameIsTakenOnceAndMustFit() {
        problem(409, admin.post("/api/v1/models", Map.of("name", model, "task", "tensor")));
        problem(400, admin.post("/api/v1/models", Map.of("name", "No Good", "task", "tensor")));
        problem(400, admin.post("/api/v1/models", Map.of("name", "good", "task", "alchemy")));
        problem(404, api.get("/api/v1/models/none"));
        problem(404, admin.upload("/api/v1/models/none/versions", List.of(Part.bundle(Onnx.matMul()))));
    }

    @Test
    void writingNeedsTheAdminKey() {
        problem(401, api.post("/api/v1/models", Map.of("name", "good", "task", "tensor")));
        problem(401, api.upload(versions, List.of(Part.bundle(Onnx.matMul()))));
        problem(401, api.put("/api/v1/models/" + model + "/aliases/champion", Map.of("version", "v1")));
        assertNothingStored();
    }

    @Test
    void aVersionKeepsWhatWasSaidOfItAndWhatItsGraphSays() {
        var graph = Onnx.matMul();
        var first = upload(graph, "v1").json();
        assertTrue(first.path("id").asText().matches("\\d{8}_\\d{6}_" + Onnx.sha256(graph).substring(0, 8)));
        var metadata = """
                {"label":"v2","description":"second","sha256":"%s","trainer":"ours 1.0","trainer_parameters":{"seed":7,
                "layers":[1,2]},"data_digest":"sha256:abc","parent_version":"v1","metrics":{"ndcg_at_10":0.81}}"""
                .formatted(Onnx.sha256(graph));
        var answer = admin.upload(versions, List.of(Part.field("metadata", metadata), Part.bundle(graph)));
        assertEquals(201, answer.status(), answer.text());
        assertTrue(answer.header("Location").endsWith(versions + "/" + answer.json().path("id").asText()));

        var version = api.get(versions + "/v2").json();
        assertEquals(answer.json(), version);
        assertEquals("validated", version.path("state").asText());
        assertEquals(first.path("id").asText(), version.path("parent_version").asText());
        assertEquals("{\"seed\":7,\"layers\":[1,2]}", version.path("trainer_parameters").toString());
        assertEquals(0.81, version.path("metrics").path("ndcg_at_10").asDouble());
        assertEquals("admin", version.path("created_by").asText());
        assertEquals(
                "{\"inputs\":[{\"name\":\"X\",\"datatype\":\"FP32\",\"shape\":[-1,2]}],"
                        + "\"outputs\":[{\"name\":\"Y\",\"datatype\":\"FP32\",\"shape\":[-1,3]}]}",
                version.path("signature").toString());
        assertEquals(
                "[{\"path\":\"model.onnx\",\"size\":%d,\"sha256\":\"%s\"}]".formatted(graph.length, Onnx.sha256(graph)),
                version.path("files").toString());
    }

    @Test
    void theArtifactComesBackByteForByteAlsoOverManyChunks() {
        var noise = new byte[3 << 20];
        new Random(1).nextBytes(noise);
        var zip = Onnx.zip(Map.of("model.onnx", Onnx.matMul(), "noise.bin", noise));
        assertEquals(201, admin.send("POST", versions + "?label=big", zip, "application/zip").status());
        var answer = api.get(versions + "/big/artifact");
        assertArrayEquals(zip, answer.bytes());
        assertEquals("application/zip", answer.header("Content-Type"));
        assertEquals("\"" + Onnx.sha256(zip) + "\"", answer.header("ETag"));
        assertEquals(304, api.with("If-None-Match", answer.header("ETag")).get(versions + "/big/artifact").status());
    }

    @Test
    void versionsAreListedTheNewestFirstByCursor() {
        for (var label : List.of("a", "b", "c")) upload(Onnx.matMul(label.charAt(0)), label);
        var first = api.get(versions + "?limit=2").json();
        assertEquals("c", first.path("versions").path(0).path("label").asText());
        assertEquals(2, first.path("versions").size());
        var second = api.get(versions + "?limit=2&cursor=" + first.path("next_cursor").asText()).json();
        assertEquals(1, second.path("versions").size());
        assertEquals("a", second.path("versions").path(0).path("label").asText());
        assertTrue(second.path("next_cursor").isMissingNode());
        problem(400, api.get(versions + "?cursor=nonsense"));
        problem(400, api.get(versions + "?limit=0"));
    }

    @Test
    void anAliasMovesAndNamesNoLabel() {
        var aliases = "/api/v1/models/" + model + "/aliases/";
        upload(Onnx.matMul(), "v1");
        upload(Onnx.matMul(), "v2");
        for (var label : List.of("v1", "v2")) {
            var answer = admin.put(aliases + "champion", Map.of("version", label));
            assertEquals(200, answer.status(), answer.text());
            assertEquals(label, api.get(versions + "/champion").json().path("label").asText());
        }
        problem(404, admin.put(aliases + "champion", Map.of("version", "v3")));
        problem(409, admin.put(aliases + "v1", Map.of("version", "v2")));
        problem(400, admin.put(aliases + "20260101_000000_00000000", Map.of("version", "v2")));
        problem(409, admin.upload(versions, List.of(Part.bundle(Onnx.matMul()), Part.field("metadata", "{\"label\":\"champion\"}"))));
    }

    /** What must not get in, and a word of the reason that the caller is given. */
    enum Refused {
        NOT_ONNX("is not an ONNX graph", "Once upon a time".getBytes(UTF_8)),
        EMPTY("is empty", new byte[0]),
        TRUNCATED_GRAPH("truncated", Arrays.copyOf(Onnx.matMul(), Onnx.matMul().length - 10)),
        TRUNCATED_ARCHIVE("truncated", Arrays.copyOf(Onnx.zip(Map.of("model.onnx", Onnx.matMul())), 80)),
        OUTSIDE("leaves the bundle", Onnx.zip(Map.of("model.onnx", Onnx.matMul(), "../evil", new byte[1]))),
        BOMB("times its size", Onnx.zip(Map.of("model.onnx", Onnx.matMul(), "zeros", new byte[32 << 20]))),
        NO_GRAPH("has no .onnx graph", Onnx.zip(Map.of("readme.txt", new byte[1]))),
        EXTERNAL_DATA("outside the bundle", Onnx.model(Onnx.withExternalWeights("../secret"))),
        FOREIGN_OPERATOR("com.evil.Boom", Onnx.model(Onnx.withOperator("com.evil", "Boom"))),
        UNKNOWN_OPERATOR("ONNX Runtime", Onnx.model(Onnx.withOperator("", "NoSuchOperator"))),
        NO_OUTPUT("has no outputs", Onnx.model(GraphProto.newBuilder()));

        private final String reason;
        private final byte[] bundle;

        Refused(String reason, byte[] bundle) {
            this.reason = reason;
            this.bundle = bundle;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBadBundleIsRefusedWithTheReasonAndNothingIsStored(Refused refused) {
        var answer = admin.upload(versions, List.of(Part.bundle(refused.bundle)));
        problem(400, answer);
        assertTrue(answer.text().contains(refused.reason), answer.text());
        assertNothingStored();
    }

    @Test
    void aWrongDigestIsRefused() {
        var metadata = Part.field("metadata", "{\"sha256\":\"" + "0".repeat(64) + "\"}");
        var answer = admin.upload(versions, List.of(Part.bundle(Onnx.matMul()), metadata));
        problem(400, answer);
        assertEquals("sha256", answer.json().path("errors").path(0).path("field").asText());
        assertNothingStored();
    }

    @Test
    void aSignedVersionSaysWhoSignedIt() {
        var graph = Onnx.matMul();
        assertTrue(upload(graph, "unsigned").json().path("signed_by").isMissingNode());
        var signed = admin.upload(versions, List.of(signature(Signer.KNOWN.sign(graph)), Part.bundle(graph)));
        assertEquals(201, signed.status(), signed.text());
        assertEquals("it", signed.json().path("signed_by").asText());
        assertEquals(signed.json(), api.get(versions + "/" + signed.json().path("id").asText()).json());
        var zip = Onnx.zip(Map.of("model.onnx", graph));
        var bare = admin.send("POST", versions + "?label=bare&signature=" + Signer.KNOWN.signForUrl(zip), zip, "application/zip");
        assertEquals(201, bare.status(), bare.text());
        assertEquals("it", api.get(versions + "/bare").json().path("signed_by").asText());
    }

    @Test
    void aSignatureThatIsNotOfTheseBytesByAKnownSignerIsRefused() {
        var graph = Onnx.matMul();
        var tampered = Onnx.matMul(7);
        refusedMetadata("{\"signature\":\"" + Signer.STRANGER.sign(graph) + "\"}", "signature");
        refusedMetadata("{\"signature\":\"" + Signer.KNOWN.sign(tampered) + "\"}", "signature");
        refusedMetadata("{\"signature\":\"none\"}", "signature");
        var bare = admin.send("POST", versions + "?signature=" + Signer.KNOWN.signForUrl(graph), tampered, "application/octet-stream");
        assertEquals("signature", problem(400, bare).json().path("errors").path(0).path("field").asText());
        assertNothingStored();
    }

    @Test
    void aModelSaysHowMuchWorseAVersionMayBe() {
        var path = "/api/v1/models/" + model;
        assertEquals("[]", api.get(path).json().path("tolerances").toString());
        var set = admin.put(path + "/tolerances", Map.of("tolerances", List.of(tolerance("accuracy", "up", 0.01), tolerance("loss", "down", 0))));
        assertEquals(200, set.status(), set.text());
        var shown = api.get(path).json();
        assertEquals(set.json(), shown);
        assertEquals("{\"metric\":\"accuracy\",\"better\":\"up\",\"worse_by\":0.01}", shown.at("/tolerances/0").toString());
        assertEquals("admin", shown.path("tolerances_set_by").asText());
        for (var wrong : List.<List<Object>>of(
                List.of(tolerance("a", "up", -0.1)),
                List.of(tolerance("a", "up", "NaN")),
                List.of(tolerance("a", "sideways", 1)),
                List.of(tolerance("", "up", 1)),
                List.of(Map.of("metric", "a", "better", "up")),
                List.of(tolerance("a", "up", 1), tolerance("a", "down", 1)),
                IntStream.range(0, 51).<Object>mapToObj(i -> tolerance("m" + i, "up", 1)).toList())) {
            problem(400, admin.put(path + "/tolerances", Map.of("tolerances", wrong)));
            problem(400, admin.post("/api/v1/models", Map.of("name", model + "y", "task", "tensor", "tolerances", wrong)));
        }
        problem(400, admin.put(path + "/tolerances", Map.of()));
        problem(401, api.put(path + "/tolerances", Map.of("tolerances", List.of())));
        problem(404, admin.put("/api/v1/models/none/tolerances", Map.of("tolerances", List.of())));
        assertEquals(shown, api.get(path).json());
        var born = admin.post("/api/v1/models", Map.of("name", model + "z", "task", "tensor", "tolerances", List.of(tolerance("a", "up", 1))));
        assertEquals(1, born.json().path("tolerances").size(), born.text());
    }

    private static Map<String, Object> tolerance(String metric, String better, Object worseBy) {
        return Map.of("metric", metric, "better", better, "worse_by", worseBy);
    }

    private static Part signature(String signature) {
        return Part.field("metadata", "{\"signature\":\"" + signature + "\"}");
    }

    @Test
    void badMetadataAreRefusedByField() {
        refusedMetadata("{\"label\":\"a b\"}", "label");
        refusedMetadata("{\"lable\":\"a\"}", "lable");
        refusedMetadata("{\"metrics\":{\"a\":\"x\"}}", "metrics.a");
        refusedMetadata("{\"parent_version\":\"none\"}", "parent_version");
        refusedMetadata("{", "body");
        problem(400, admin.upload(versions, List.of(Part.field("metadata", "{}"))));
        problem(400, admin.upload(versions, List.of(Part.field("other", "x"), Part.bundle(Onnx.matMul()))));
        problem(400, admin.send("POST", versions, "--x".getBytes(UTF_8), "multipart/form-data; boundary=x"));
        problem(415, admin.send("POST", versions, Onnx.matMul(), "text/plain"));
        assertNothingStored();
    }

    @Test
    void aGraphThatDoesNotFitTheTaskIsRefused() {
        var search = model + "-search";
        admin.post("/api/v1/models", Map.of("name", search, "task", "search"));
        problem(400, admin.upload("/api/v1/models/" + search + "/versions", List.of(Part.bundle(Onnx.matMul()))));
        assertEquals(0, api.get("/api/v1/models/" + search + "/versions").json().path("versions").size());
    }

    @Test
    void ofManyUploadsWithOneLabelExactlyOneWins() throws Exception {
        var metadata = Part.field("metadata", "{\"label\":\"only\"}");
        try (var threads = Executors.newFixedThreadPool(4)) {
            var uploads = IntStream.range(0, 4)
                    .<Callable<Answer>>mapToObj(i -> () -> admin.upload(versions, List.of(Part.bundle(Onnx.matMul(i)), metadata)))
                    .toList();
            var statuses = threads.invokeAll(uploads).stream()
                    .map(Future::resultNow)
                    .collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
            assertEquals(Map.of(201, 1L, 409, 3L), statuses);
        }
        assertEquals(1, api.get(versions).json().path("versions").size());
    }

    @Test
    void aRefusalIsNoErrorOfTheServers() throws IOException {
        problem(400, admin.upload(versions, List.of(Part.bundle(new byte[] {1}))));
        problem(404, api.get("/api/v1/talents/nobody"));
        problem(409, admin.post("/api/v1/models", Map.of("name", model, "task", "tensor")));
        assertEquals(List.of(), Files.readAllLines(TestServer.log()).stream().filter(line -> line.contains("WLTC0017E")).toList());
    }

    private Answer upload(byte[] graph, String label) {
        var answer = admin.upload(versions, List.of(Part.bundle(graph), Part.field("metadata", "{\"label\":\"" + label + "\"}")));
        assertEquals(201, answer.status(), answer.text());
        return answer;
    }

    private void refusedMetadata(String metadata, String field) {
        var answer = admin.upload(versions, List.of(Part.bundle(Onnx.matMul()), Part.field("metadata", metadata)));
        problem(400, answer);
        assertEquals(field, answer.json().path("errors").path(0).path("field").asText(), answer.text());
    }


    private void assertNothingStored() {
        assertEquals(0, api.get(versions).json().path("versions").size());
        try (var left = Files.walk(TestServer.home())) {
            assertEquals(List.of(), left.filter(p -> p.getFileName().toString().equals("upload")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
