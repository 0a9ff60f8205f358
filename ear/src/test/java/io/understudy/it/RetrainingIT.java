package io.understudy.it;

import static io.understudy.it.Patience.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.it.Api.Answer;
import io.understudy.wire.entity.Uuid7;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From labelled texts to a version, by jobs over HTTP. */
class RetrainingIT extends HttpIT {

    private static final String JOBS = "/api/v1/retraining/jobs";
    private static int models;

    private String model;

    @BeforeEach
    void aModelWithoutVersions() {
        model = "retraining-it-" + models++;
        assertEquals(201, admin.post("/api/v1/models", Map.of("name", model, "task", "text_classification")).status());
    }

    @Test
    void trainsAVersionThatSaysWhereItComesFrom() throws Exception {
        var set = upload("base", IntentTexts.ndjson(20));
        assertEquals(60, set.path("rows").asInt());
        assertEquals(20, set.at("/labels/greeting").asInt());
        var job = ended(start(Map.of("model", model, "seed", 5)));
        assertEquals("succeeded", job.path("state").asText(), job.toPrettyString());
        assertEquals("register", job.path("verdict").asText(), "nothing serves yet that it could be tried against");
        var version = admin.get("/api/v1/models/" + model + "/versions/" + job.path("version").asText()).json();
        assertEquals(job.path("id").asText(), version.at("/trainer_parameters/job").asText(), version.toPrettyString());
        assertEquals(5, version.at("/trainer_parameters/seed").asInt());
        assertEquals(job.at("/report/data_digest").asText(), version.path("data_digest").asText());
        assertTrue(version.at("/metrics/accuracy").isNumber());
    }

    @Test
    void theSameOrderOverTheSameRowsGivesTheSameBytes() throws Exception {
        upload("base", IntentTexts.ndjson(20));
        var first = ended(start(Map.of("model", model, "label", "first")));
        var second = ended(start(Map.of("model", model, "label", "second")));
        var other = ended(start(Map.of("model", model, "label", "other", "seed", 2)));
        assertEquals(digest(first), digest(second));
        assertNotEquals(digest(first), digest(other));
    }

    @Test
    void aVersionThatIsNotWorseIsPromotedWhereThatIsAskedFor() throws Exception {
        upload("base", IntentTexts.ndjson(8));
        var first = ended(start(Map.of("model", model, "promotion", "promote")));
        assertEquals("promote", first.path("verdict").asText(), first.toPrettyString());
        assertEquals(label(first), serving());
        upload("base", IntentTexts.ndjson(40));
        var second = ended(start(Map.of("model", model, "promotion", "promote")));
        assertEquals("promote", second.path("verdict").asText(), second.toPrettyString());
        assertEquals(label(second), serving());
        assertTrue(second.at("/report/comparison/rows").asInt() > 0, second.toPrettyString());
        var version = admin.get("/api/v1/models/" + model + "/versions/" + second.path("version").asText()).json();
        assertEquals(first.path("version").asText(), version.path("parent_version").asText());
    }

    @Test
    void aVersionOfPoisonedFeedbackIsRejected() throws Exception {
        upload("base", IntentTexts.ndjson(40));
        ended(start(Map.of("model", model, "promotion", "promote")));
        var before = serving();
        poison();
        var job = ended(start(Map.of("model", model, "promotion", "promote")));
        assertEquals("reject", job.path("verdict").asText(), job.toPrettyString());
        assertEquals(before, serving());
        var version = admin.get("/api/v1/models/" + model + "/versions/" + job.path("version").asText()).json();
        assertEquals("rejected", version.path("state").asText());
    }

    @Test
    void oneJobOfAModelAtATime() throws Exception {
        upload("base", IntentTexts.ndjson(100));
        var first = start(Map.of("model", model));
        var refused = problem(409, admin.post(JOBS, Map.of("model", model)));
        assertTrue(refused.json().path("detail").asText().contains(first), refused.text());
        assertEquals(200, admin.post(JOBS + "/" + first + "/cancel", Map.of()).status());
        var job = ended(first);
        if (!job.path("state").asText().equals("succeeded")) {
            assertEquals("cancelled", job.path("state").asText(), job.toPrettyString());
            assertEquals(0, admin.get("/api/v1/models/" + model + "/versions").json().path("versions").size());
        }
        assertEquals("succeeded", ended(start(Map.of("model", model))).path("state").asText());
        problem(409, admin.post(JOBS + "/" + first + "/cancel", Map.of()));
    }

    /** Its node's last sign of life is a minute old, so another attempt begins it again. */
    @Test
    void aJobWhoseNodeDiedIsBegunAgain() throws Exception {
        upload("base", IntentTexts.ndjson(20));
        TestServer.sql().run("insert into understudy.retraining_job (id, model, state, cause, orders, created_by, attempts, node, seen_at, started_at)"
                + " values ('019d2f3a-7c1e-7b52-9d34-" + "%012d".formatted(models) + "', '" + model + "', 'RUNNING', 'manual',"
                + " '{\"sets\": [\"base\"], \"feedback_until\": \"2026-01-01T00:00:00Z\", \"parameters\": {}, \"seed\": 1, \"promotion\": \"register\"}',"
                + " 'test', 1, 'dead-node', now() - interval '1 minute', now() - interval '2 minutes')");
        var job = ended(admin.get(JOBS + "?model=" + model).json().at("/jobs/0/id").asText());
        assertEquals("succeeded", job.path("state").asText(), job.toPrettyString());
        assertEquals(2, job.path("attempts").asInt());
    }

    /** In the order in which the replaced system's clients called them, for the one model that it had. */
    @Test
    void theKeptPathsTrainDeployAndTellOfTheOneModel() throws Exception {
        model = "food-intent";
        assertEquals(201, admin.post("/api/v1/models", Map.of("name", model, "task", "text_classification")).status());
        upload("base", IntentTexts.ndjson(20));
        assertEquals("{\"is_training\":false,\"status\":\"idle\",\"model\":\"food-intent\"}", admin.get("/retrain/status").text());
        assertEquals("{\"model\":\"food-intent\"}", admin.get("/retrain/metrics").text());
        problem(401, api.send("POST", "/retrain", new byte[0], null));
        var begun = admin.send("POST", "/retrain", new byte[0], null);
        assertEquals(200, begun.status(), begun.text());
        assertTrue(begun.json().path("is_training").asBoolean());
        ended(begun.json().path("job_id").asText());
        var status = admin.get("/retrain/status").json();
        assertEquals("succeeded", status.path("status").asText(), status.toPrettyString());
        var version = status.path("version_id").asText();
        assertEquals(version, admin.get("/retrain/metrics").json().path("version_id").asText());
        assertTrue(admin.get("/retrain/metrics").json().at("/metrics/accuracy").isNumber());
        assertEquals(version, admin.get("/retrain/versions").json().at("/versions/0/version_id").asText());
        assertEquals(200, admin.post("/retrain/deploy", Map.of("version_id", version, "mode", "full")).status());
        assertEquals(version, admin.get("/retrain/versions").json().path("current_version").asText());
    }

    @Test
    void dataThatTeachesNothingEndsTheJobWithTheReason() throws Exception {
        assertEquals("failed", ended(start(Map.of("model", model))).path("state").asText(), "there is no base set, and no feedback");
        upload("base", "{\"text\": \"hello\", \"label\": \"greeting\"}\n{\"text\": \"hi there\", \"label\": \"greeting\"}\n");
        var job = ended(start(Map.of("model", model)));
        assertEquals("failed", job.path("state").asText());
        assertTrue(job.path("reason").asText().contains("label"), job.path("reason").asText());
        assertEquals(0, admin.get("/api/v1/models/" + model + "/versions").json().path("versions").size());
    }

    @Test
    void badOrdersAndUploadsAreRefusedAtOnce() {
        assertEquals("rows[2].label", field(put("base", "{\"text\": \"a\", \"label\": \"b\"}\n{\"text\": \"a\"}", "application/x-ndjson")));
        problem(404, admin.get("/api/v1/models/" + model + "/training-sets/base"));
        assertEquals("rows", field(put("base", "", "application/x-ndjson")));
        assertEquals("rows[1]", field(admin.send("PUT", sets("base"), "text,label\ncrème,sweet\n".getBytes(StandardCharsets.ISO_8859_1), "text/csv")));
        assertEquals(2, put("base", "text,label\nhello,greeting\nbye,farewell\n", "text/csv").json().path("rows").asInt());
        problem(415, put("base", "x", "text/plain"));
        problem(401, api.send("PUT", sets("base"), new byte[0], "application/x-ndjson"));
        problem(401, api.post(JOBS, Map.of("model", model)));
        problem(404, admin.post(JOBS, Map.of("model", "there-is-none")));
        assertEquals("sets", field(admin.post(JOBS, Map.of("model", model, "sets", List.of("none")))));
        assertEquals("parameters.colour", field(admin.post(JOBS, Map.of("model", model, "parameters", Map.of("colour", "red")))));
        assertEquals("promotion", field(admin.post(JOBS, Map.of("model", model, "promotion", "sometimes"))));
        problem(404, admin.get(JOBS + "/019d2f3a-7c1e-7b52-9d34-1f2a6b7c8d90"));
        var tensors = model + "-tensors";
        admin.post("/api/v1/models", Map.of("name", tensors, "task", "tensor"));
        problem(409, admin.post(JOBS, Map.of("model", tensors)));
    }

    /** Of three times as many texts somebody says that the label of another is right. */
    private void poison() {
        var lies = new ArrayList<Map<String, Object>>();
        for (var label : IntentTexts.LABELS) {
            for (var text : IntentTexts.turned(label)) {
                var id = Uuid7.next();
                TestServer.sql().run("insert into understudy.prediction (id, at, model, version, revision, unit, input, output, latency_us, cache_tier, status)"
                        + " values ('" + id + "', '" + Uuid7.time(id) + "', '" + model + "', 'v', 1, 'liar', '{\"text\": \"" + text + "\"}', '{\"label\": \"" + label
                        + "\"}', 1, 'none', 'ok')");
                lies.add(Map.of("prediction_id", id, "label", IntentTexts.another(label)));
            }
        }
        var told = api.post("/api/v1/feedback", Map.of("feedback", lies));
        assertEquals(lies.size(), told.json().path("accepted").asInt(), told.text());
    }

    private String sets(String name) {
        return "/api/v1/models/" + model + "/training-sets/" + name;
    }

    private Answer put(String name, String rows, String type) {
        return admin.send("PUT", sets(name), rows.getBytes(StandardCharsets.UTF_8), type);
    }

    private JsonNode upload(String name, String lines) {
        var answer = put(name, lines, "application/x-ndjson");
        assertEquals(200, answer.status(), answer.text());
        return answer.json();
    }

    private String start(Map<String, Object> order) {
        var answer = admin.post(JOBS, order);
        assertEquals(202, answer.status(), answer.text());
        return answer.json().at("/job/id").asText();
    }

    private JsonNode ended(String id) throws InterruptedException {
        assertTrue(within(() -> admin.get(JOBS + "/" + id).json().at("/job/ended_at").isTextual()), () -> admin.get(JOBS + "/" + id).text());
        return admin.get(JOBS + "/" + id).json().path("job");
    }

    private String digest(JsonNode job) {
        var version = admin.get("/api/v1/models/" + model + "/versions/" + job.path("version").asText()).json();
        return version.path("sha256").asText();
    }

    private static String label(JsonNode job) {
        return "retrained-" + job.path("id").asText();
    }

    private String serving() {
        return admin.get("/api/v1/models/" + model + "/deployments").json().at("/deployments/0/split/0/version").asText();
    }

    private static String field(Answer answer) {
        return problem(400, answer).json().at("/errors/0/field").asText();
    }
}
