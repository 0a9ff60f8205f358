package io.understudy.it;

import static io.understudy.it.Patience.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of versions that add 1, 2 and 3 to their input. */
class DeploymentsIT extends HttpIT {

    private static int models;

    private TensorClient client;

    @BeforeEach
    void threeVersions() {
        client = TensorClient.create(api, admin, "deployments-it-" + models++);
        for (int i = 1; i <= 3; i++) client.upload("v" + i, Onnx.shift(i));
    }

    @Test
    void aCanaryTakesItsPartAndTheHistorySaysWhatChanged() {
        client.full("v1");
        var canary = client.deploy(Map.of("mode", "canary", "version", "v2", "percent", 12.5, "reason", "try it"));
        assertEquals(201, canary.status(), canary.text());
        assertEquals("\"2\"", canary.header("ETag"));
        assertTrue(canary.header("Location").endsWith(client.deployments() + "/2"), canary.header("Location"));
        var json = canary.json();
        assertEquals("canary", json.path("kind").asText());
        assertEquals("admin", json.path("created_by").asText());
        assertEquals("try it", json.path("reason").asText());
        assertEquals(1, json.path("previous").asInt());
        assertEquals(List.of(87.5, 12.5), doubles(json.path("split"), "percent"));
        assertEquals(List.of(100.0, 0.0), doubles(json.path("changes"), "before"));
        assertEquals(List.of(87.5, 12.5), doubles(json.path("changes"), "after"));
        for (var step : List.of("load_ms", "warm_ms", "commit_ms", "swap_ms")) assertTrue(json.path("steps").path(step).isNumber(), step);
        assertEquals(json, client.revision(2));
        assertEquals(2, client.history().path("active").asInt());
        assertEquals("superseded", client.revision(1).path("state").asText());
    }

    private int count(String kind, String outcome) {
        var labels = List.of("kind=\"" + kind + "\"", "model=\"" + client.model() + "\"", "outcome=\"" + outcome + "\"");
        return api.get("/metrics").text().lines()
                .filter(line -> line.startsWith("understudy_deployments_total{") && labels.stream().allMatch(line::contains))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void anOrderUponAnotherRevisionThanTheOneInServiceIsRefused() {
        client.full("v1");
        client.full("v2");
        var order = Map.of("mode", "full", "version", "v3");
        assertEquals(412, admin.with("If-Match", "\"1\"").post(client.deployments(), order).status());
        assertEquals(412, admin.with("If-Match", "\"0\"").post("/api/v1/models/" + client.model() + "/rollback", Map.of()).status());
        assertEquals(412, admin.with("If-Match", "W/\"2\"").post(client.deployments(), order).status());
        assertEquals(400, admin.with("If-Match", "\"2").post(client.deployments(), order).status());
        assertEquals(2, client.history().path("deployments").size());
        var tag = api.get(client.deployments()).header("ETag");
        assertEquals("\"2\"", tag);
        assertEquals(201, admin.with("If-Match", "\"1\", " + tag).post(client.deployments(), order).status());
    }

    @Test
    void ofOperatorsWhoOrderAtOnceOneWins() throws Exception {
        client.full("v1");
        try (var operators = Executors.newFixedThreadPool(6)) {
            var orders = IntStream.range(0, 6)
                    .mapToObj(i -> (Callable<Integer>) () -> admin.with("If-Match", "\"1\"")
                            .post(client.deployments(), Map.of("mode", "full", "version", "v" + (2 + i % 2))).status())
                    .toList();
            var statuses = operators.invokeAll(orders).stream().map(DeploymentsIT::result).toList();
            assertEquals(1, statuses.stream().filter(s -> s == 201).count(), statuses.toString());
            assertTrue(statuses.stream().allMatch(s -> List.of(201, 409, 412).contains(s)), statuses.toString());
        }
        var numbers = client.history().path("deployments").findValuesAsText("number");
        for (int i = 0; i < numbers.size(); i++) assertEquals(Integer.toString(numbers.size() - i), numbers.get(i));
        assertEquals(1, states().stream().filter("active"::equals).count());
    }

    @Test
    void aRepeatedOrderWithItsKeyHappensOnce() {
        var key = admin.with("Idempotency-Key", "deploy-" + client.model());
        var order = Map.of("mode", "full", "version", "v1");
        assertEquals(201, key.post(client.deployments(), order).status());
        var again = key.post(client.deployments(), order);
        assertEquals(1, again.json().path("number").asInt());
        assertEquals("\"1\"", again.header("ETag"));
        assertEquals(1, client.history().path("deployments").size());
    }

    @Test
    void rollsBackToWhatWasGoodAndToWhatIsNamed() {
        assertEquals(409, client.rollback(Map.of()).status());
        client.full("v1");
        client.full("v2");
        client.full("v3");
        var back = client.rollback(Map.of("reason", "v3 is wrong")).json();
        assertEquals(List.of("4", "2", "rollback", "v2"), List.of(
                back.path("number").asText(), back.path("restores").asText(), back.path("kind").asText(), back.at("/split/0/version").asText()));
        assertEquals(7, TensorClient.value(client.ask(5)));
        assertTrue(client.revision(3).path("withdrawn").asBoolean());
        assertEquals(List.of(3, 1), List.of(count("deploy", "served"), count("rollback", "served")));
        assertEquals("v1", client.rollback(Map.of()).json().at("/split/0/version").asText());
        assertEquals(409, client.rollback(Map.of()).status());
        assertEquals("v3", client.rollback(Map.of("to", "3")).json().at("/split/0/version").asText());
        assertEquals("v2", client.rollback(Map.of("to", "v2")).json().at("/split/0/version").asText());
        assertEquals(404, client.rollback(Map.of("to", "v9")).status());
        assertEquals(401, api.post("/api/v1/models/" + client.model() + "/rollback", Map.of()).status());
    }

    @Test
    void aVersionThatFailsItsGoldenExamplesServesOnlyByForce() {
        client.full("v1");
        client.upload("right", golden(10, "[15]")).upload("wrong", golden(20, "[99]"));
        assertEquals(201, client.deploy(Map.of("mode", "full", "version", "right")).status());
        var refused = client.deploy(Map.of("mode", "full", "version", "wrong"));
        assertEquals(409, refused.status(), refused.text());
        var failed = client.revision(3);
        assertEquals("failed", failed.path("state").asText());
        assertTrue(failed.path("failure").asText().startsWith("Node "), failed.toString());
        assertEquals(1, count("deploy", "failed"));
        assertTrue(failed.path("failure").asText().contains("outputs[0].data[0] is 25.0, not 99"), failed.toString());
        assertEquals(15, TensorClient.value(client.ask(5)));
        var forced = client.deploy(Map.of("mode", "full", "version", "wrong", "force", true));
        assertEquals(201, forced.status(), forced.text());
        assertTrue(forced.json().path("forced_over").asText().contains("not 99"), forced.text());
        assertEquals(25, TensorClient.value(client.ask(5)));
    }

    /** The champion's accuracy is 0.9, of which 0.02 may be lost, and its latency 10, to which 5 may be added. */
    @Test
    void aVersionThatIsWorseThanItsModelToleratesServesOnlyByForce() {
        tolerate();
        client.full("v1");
        client.upload("good", Onnx.shift(4), "{\"accuracy\":0.9,\"latency\":10}").full("good");
        client.upload("near", Onnx.shift(5), "{\"accuracy\":0.88,\"latency\":15}");
        assertEquals(201, client.deploy(Map.of("mode", "canary", "version", "near", "percent", 10)).status());
        client.upload("worse", Onnx.shift(6), "{\"accuracy\":0.8,\"latency\":10}").upload("silent", Onnx.shift(7), "{\"accuracy\":0.95}");
        var accuracy = "Version worse: metric accuracy is 0.8, and 0.9 of good, which it replaces; it may be worse by 0.02.";
        var refused = client.deploy(Map.of("mode", "full", "version", "worse"));
        assertTrue(problem(409, refused).text().contains(accuracy), refused.text());
        assertEquals(List.of("failed", accuracy), List.of(client.revision(4).path("state").asText(), client.revision(4).path("failure").asText()));
        var split = client.deploy(Map.of("split", Map.of("good", 50, "silent", 25, "worse", 25)));
        assertTrue(problem(409, split).text().contains("Version silent: metric latency is missing, and 10.0 of good"), split.text());
        assertEquals(3, client.history().path("active").asInt());
        var forced = client.deploy(Map.of("mode", "canary", "version", "worse", "percent", 20, "force", true));
        assertEquals(201, forced.status(), forced.text());
        assertEquals(accuracy, forced.json().path("forced_over").asText());
        assertTrue(client.full("worse").path("forced_over").isMissingNode(), "it serves already");
        client.full("good");
        var back = client.rollback(Map.of("to", "worse"));
        assertEquals(201, back.status(), back.text());
        assertTrue(back.json().path("forced_over").isMissingNode(), back.text());
    }

    @Test
    void anArmIsJudgedByItsEvaluationWhenItIsPromoted() {
        tolerate();
        client.upload("good", Onnx.shift(4), "{\"accuracy\":0.9,\"latency\":10}").full("good");
        var experiments = new ExperimentClient(client);
        var id = client.model() + "-arms";
        experiments.started(id, Map.of());
        problem(409, experiments.order(id, "promote", Map.of("arm", "next")));
        assertEquals("running", experiments.get(id).path("state").asText());
        experiments.done(id, "promote", Map.of("arm", "next", "force", true));
        assertEquals(8, TensorClient.value(client.ask(5)));
        var promoted = client.revision(client.history().path("active").asInt());
        assertTrue(promoted.path("forced_over").asText().startsWith("Version v3: metric accuracy is missing, and 0.9 of good"), promoted.toString());
    }

    private void tolerate() {
        var tolerances = List.of(
                Map.of("metric", "accuracy", "better", "up", "worse_by", 0.02), Map.of("metric", "latency", "better", "down", "worse_by", 5));
        var set = admin.put("/api/v1/models/" + client.model() + "/tolerances", Map.of("tolerances", tolerances));
        assertEquals(200, set.status(), set.text());
    }

    @Test
    void anOrderThatMakesNoSenseLeavesNoTrace() {
        client.full("v1");
        for (var order : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("mode", "full"),
                Map.of("mode", "full", "version", "v1", "split", Map.of("v1", 100)),
                Map.of("mode", "canary", "version", "v2"),
                Map.of("mode", "canary", "version", "v1", "percent", 50),
                Map.of("split", Map.of("v1", 100), "shadow", Map.of("version", "v1", "percent", 5)))) {
            var answer = client.deploy(order);
            assertEquals(400, answer.status(), order + answer.text());
        }
        assertEquals(1, client.history().path("deployments").size());
    }

    @Test
    void aVersionThatStartsToFailUnderTrafficIsWithdrawnByItself() throws InterruptedException {
        client.upload("lookup", Onnx.lookUp());
        client.full("v1");
        for (int i = 0; i < 60; i++) assertEquals(200, client.ask(i).status());
        client.full("lookup");
        assertEquals(2, TensorClient.value(client.ask(1)));
        var isBack = within(Duration.ofSeconds(60), () -> {
            client.ask(1_000);
            return client.history().path("active").asInt() == 3;
        });
        assertTrue(isBack, client.history().toString());
        var automatic = client.revision(3);
        assertEquals("automatic", automatic.path("kind").asText());
        assertEquals(1, automatic.path("restores").asInt());
        assertTrue(automatic.path("reason").asText().startsWith("Version lookup failed in "), automatic.toString());
        assertTrue(client.revision(2).path("withdrawn").asBoolean());
        assertEquals(1_001, TensorClient.value(client.ask(1_000)));
        assertTrue(within(Duration.ofSeconds(20), () -> admin.get("/api/v1/alerts").text().contains("deployment.rolled-back")));
    }

    /** The last revision without it comes back, not the one in which it was a canary. */
    @Test
    void aCanaryThatWasRampedUpIsStillWatched() throws InterruptedException {
        client.upload("lookup", Onnx.lookUp());
        client.full("v1");
        for (int i = 0; i < 60; i++) assertEquals(200, client.ask(i).status());
        assertEquals(201, client.deploy(Map.of("mode", "canary", "version", "lookup", "percent", 10)).status());
        client.full("lookup");
        var isBack = within(Duration.ofSeconds(60), () -> {
            client.ask(1_000);
            return client.history().path("active").asInt() == 4;
        });
        assertTrue(isBack, client.history().toString());
        assertEquals(1, client.revision(4).path("restores").asInt());
        assertEquals(1_001, TensorClient.value(client.ask(1_000)));
    }

    @Test
    void aShadowIsComparedAndNeverAnswers() throws InterruptedException {
        Map<String, Object> order = Map.of("split", Map.of("v1", 100), "shadow", Map.of("version", "v3", "percent", 100));
        assertEquals(201, client.deploy(order).status());
        assertEquals("v3", client.revision(1).at("/shadow/version").asText());
        for (int i = 0; i < 50; i++) assertEquals(i + 1, TensorClient.value(client.ask(i)));
        var path = client.deployments() + "/1/shadow";
        assertTrue(within(Duration.ofSeconds(20), () -> {
            var seen = api.get(path).json().path("comparison");
            return seen.path("compared").asInt() + seen.path("dropped").asInt() >= 50 && seen.path("compared").asInt() > 0;
        }), api.get(path).text());
        var difference = api.get(path).json().at("/comparison/measures/max_abs_difference");
        assertEquals(2, difference.path("mean").asDouble(), 1e-9);
        client.full("v2");
        assertEquals(409, api.get(path).status());
        assertEquals(404, api.get(client.deployments() + "/2/shadow").status());
    }

    @Test
    void noRequestFailsAndNoAnswerIsWrongWhileVersionsAreSwapped() throws Exception {
        client.full("v1");
        var stop = new AtomicBoolean();
        var answers = new LongAdder();
        try (var callers = Executors.newFixedThreadPool(4)) {
            var running = IntStream.range(0, 4).mapToObj(c -> callers.submit(() -> {
                while (!stop.get()) {
                    var answer = client.ask(7);
                    assertEquals(200, answer.status(), answer.text());
                    var version = answer.json().path("model_version").asText();
                    assertEquals(version.equals("v1") ? 8 : 9, TensorClient.value(answer));
                    answers.increment();
                }
                return null;
            })).toList();
            try {
                for (int i = 1; i <= 30; i++) client.full("v" + (1 + i % 2));
            } finally {
                stop.set(true);
            }
            for (var caller : running) caller.get();
        }
        assertFalse(answers.sum() == 0);
        assertEquals(31, client.history().path("active").asInt());
    }

    private static byte[] golden(float shift, String expected) {
        var example = "{\"examples\": [{\"input\": {\"inputs\": [{\"name\": \"X\", \"datatype\": \"FP32\", \"shape\": [1, 1], \"data\": [5]}]},"
                + " \"output\": {\"outputs\": [{\"data\": " + expected + "}]}}]}";
        return Onnx.zip(Map.of("model.onnx", Onnx.shift(shift), "golden.json", example.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> states() {
        return client.history().path("deployments").findValuesAsText("state");
    }

    private static List<Double> doubles(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false).map(item -> item.path(field).asDouble()).toList();
    }

    private static int result(Future<Integer> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
