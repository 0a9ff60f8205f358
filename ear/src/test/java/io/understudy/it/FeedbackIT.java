package io.understudy.it;

import static io.understudy.it.Patience.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.Uuid7;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Feedback over HTTP: on calls of a model whose inputs are kept, and of labels whose predictions are written here. */
class FeedbackIT extends HttpIT {

    private static final String FEEDBACK = "/api/v1/feedback";
    private static final String KEPT = ModelsOfTheirOwn.KEEPS_INPUTS;
    private static final String LABELS = "feedback-labels";

    private static IntentClient intents;

    @BeforeEach
    void serve() {
        if (intents != null) return;
        var created = IntentClient.create(api, admin, KEPT).upload("v1", TinyClassifier.bundle(2));
        created.model().full("v1");
        TensorClient.create(api, admin, LABELS);
        intents = created;
    }

    @Test
    void whatAUserSaysOfAnAnswerIsKeptOnce() throws Exception {
        var prediction = ask("hello", "feedback-once");
        var accept = Map.of("prediction_id", prediction, "kind", "accept");
        recorded(prediction);
        assertEquals(
                "{\"accepted\":1,\"duplicate\":0,\"late\":0,\"unknown\":0,\"unknown_indexes\":[],\"without_input\":0,\"new_labels\":[]}",
                post(accept).text());
        assertEquals(1, post(accept).json().path("duplicate").asInt());
        var named = Map.of("feedback_id", "form-" + prediction, "prediction_id", prediction, "rating", 2);
        assertEquals(List.of(1, 1), counts(post(Map.of("feedback", List.of(named, named))).json(), "accepted", "duplicate"));
        assertEquals(2, TestServer.sql().count("select count(*) from understudy.feedback where prediction = '" + prediction + "'"));
    }

    /** The record is written after the answer, so the first user may be faster. */
    @Test
    void feedbackMayComeBeforeTheRecord() throws Exception {
        var prediction = Uuid7.next();
        var early = post(Map.of("prediction_id", prediction, "label", "sweet")).json();
        assertEquals("[0]", early.path("unknown_indexes").toString());
        record(prediction, "feedback-early", "sweet", "something sweet");
        assertTrue(within(() -> exported("&label=sweet").contains(prediction.toString())));
    }

    @Test
    void oneWrongFeedbackKeepsABatchOut() {
        var prediction = Uuid7.next();
        var good = Map.of("prediction_id", prediction, "kind", "skip");
        assertEquals("feedback[1].rating", field(Map.of("feedback", List.of(good, Map.of("prediction_id", prediction, "rating", 6)))));
        assertEquals("feedback[1].prediction_id", field(Map.of("feedback", List.of(good, Map.of("kind", "skip")))));
        assertEquals("feedback[0].kind", field(Map.of("feedback", List.of(Map.of("prediction_id", prediction)))));
        assertEquals("kind", field(Map.of("prediction_id", prediction, "kind", "hate")));
        assertEquals("kind", field(Map.of("prediction_id", prediction, "rating", 3, "label", "x")));
        assertEquals("label", field(Map.of("prediction_id", prediction, "label", "x".repeat(201))));
        assertEquals("rating", field(Map.of("prediction_id", prediction, "rating", 0)));
        assertEquals("prediction_id", field(Map.of("prediction_id", UUID.randomUUID(), "rating", 3)));
        assertEquals("prediction_id", field(Map.of("rating", 3)));
        assertEquals("at", field(Map.of("prediction_id", prediction, "rating", 3, "at", "2100-01-01T00:00:00Z")));
        assertEquals("feedback", field(Map.of("feedback", List.of())));
        assertEquals("feedback", field(Map.of("kind", "skip", "feedback", List.of(good))));
        assertEquals(0, TestServer.sql().count("select count(*) from understudy.feedback where prediction = '" + prediction + "'"));
    }

    @Test
    void linesAreABatchToo() throws Exception {
        var prediction = record(Uuid7.next(), "feedback-lines", "spicy", "hot");
        var lines = "{\"prediction_id\": \"" + prediction + "\", \"kind\": \"click\"}\n{\"prediction_id\": \"" + Uuid7.next() + "\", \"rating\": 5}\n";
        var report = lines(lines);
        assertEquals(200, report.status(), report.text());
        assertEquals(List.of(1, 1), counts(report.json(), "accepted", "unknown"));
        assertEquals("feedback[1].rating", problem(400, lines(lines.replace(": 5", ": true"))).json().at("/errors/0/field").asText());
        assertEquals("feedback[2]", problem(400, lines(lines + "no json")).json().at("/errors/0/field").asText());
    }

    @Test
    void ofADayThatIsGoneNothingIsKept() {
        var old = new UUID(java.time.Instant.now().minus(java.time.Duration.ofDays(120)).toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE);
        assertEquals(List.of(0, 1), counts(post(Map.of("prediction_id", old, "kind", "skip")).json(), "accepted", "late"));
    }

    /** Whoever asks for accepted answers as the goal finds those that were accepted, and each once. */
    @Test
    void isAnOutcomeOfExperiments() throws Exception {
        var id = "feedback-experiment";
        var client = ExperimentClient.create(api, admin, id);
        client.started(id, Map.of(
                "goal", Map.of("name", "feedback_accept", "type", "proportion"),
                "secondary", List.of(Map.of("name", "feedback_rating", "type", "mean"), Map.of("name", "feedback_positive", "type", "proportion"))));
        int next = 0;
        for (int i = 0; i < 20; i++) {
            var answer = infer(id, "feedback-e" + i);
            if (TensorClient.value(answer) != 4) continue;
            next++;
            var prediction = answer.header("Prediction-Id");
            var both = Map.of("feedback", List.of(Map.of("prediction_id", prediction, "kind", "accept"), Map.of("prediction_id", prediction, "rating", 3)));
            post(both);
            post(both);
        }
        int accepted = next;
        assertTrue(within(() -> results(id).at("/metrics/0/arms/1/sum").asInt() == accepted && results(id).at("/metrics/1/arms/1/sum").asInt() == 3 * accepted
                && results(id).at("/arms/0/units").asInt() == 20 - accepted), results(id).toString());
        assertEquals(accepted, results(id).at("/metrics/2/arms/1/sum").asInt(), "an accepted answer is a positive one");
        assertEquals(0, results(id).at("/metrics/0/arms/0/sum").asInt());
        assertEquals(200, client.order(id, "stop", Map.of("reason", "seen enough")).status());
    }

    @Test
    void theSummaryTellsHowOftenTheModelWasRight() throws Exception {
        var model = "feedback-summary";
        TensorClient.create(api, admin, model);
        var right = record(Uuid7.next(), model, "u1", "spicy", "hot");
        var wrong = record(Uuid7.next(), model, "u2", "spicy", "cake");
        record(Uuid7.next(), model, "u3", "spicy", "more");
        post(Map.of("feedback", List.of(
                Map.of("prediction_id", right, "label", "spicy"), Map.of("prediction_id", right, "rating", 5), Map.of("prediction_id", wrong, "label", "sweet"))));
        var summary = api.get(FEEDBACK + "/summary?model=" + model).json();
        assertEquals(List.of(3, 2), counts(summary, "predictions", "with_feedback"));
        assertEquals(2.0 / 3, summary.path("coverage").asDouble(), 1e-12);
        assertEquals(5, summary.path("mean_rating").asDouble());
        assertEquals("{\"judged\":2,\"agreeing\":1,\"accuracy\":0.5}", summary.path("agreement").toString());
        assertEquals("{\"usable\":2,\"negative\":0,\"no_input\":0,\"no_label\":0,\"new_label\":0}", summary.path("labels").toString());
        assertEquals(2, summary.at("/feedback/label").asInt());
        assertEquals(1, TestServer.sql().count("select count(*) from reporting.feedback_daily where model = '" + model + "' and accuracy = 0.5"));
        problem(404, api.get(FEEDBACK + "/summary?model=never-heard-of"));
        problem(400, api.get(FEEDBACK + "/summary"));
        problem(404, api.get(FEEDBACK + "/summary?model=" + model + "&version=never-heard-of"));
        assertEquals("since", problem(400, api.get(FEEDBACK + "/summary?model=" + model + "&since=yesterday")).json().at("/errors/0/field").asText());
    }

    @Test
    void theExportIsWhatCanBeTrainedOn() throws Exception {
        var sweet = record(Uuid7.next(), "feedback-export", "spicy", "=cake, please");
        var negative = record(Uuid7.next(), "feedback-export", "spicy", "never mind");
        post(Map.of("feedback", List.of(Map.of("prediction_id", sweet, "label", "dessert"), Map.of("prediction_id", negative, "kind", "requery"))));
        var row = lineOf(exported(""), sweet);
        assertEquals(List.of("=cake, please", "dessert", "label"), List.of(row.path("text").asText(), row.path("label").asText(), row.path("kind").asText()));
        assertEquals(1, row.path("weight").asDouble());
        assertFalse(row.has("unit"), "nobody is named");
        assertFalse(exported("").contains(negative.toString()));
        assertEquals(-0.3, lineOf(exported("&min_weight=-1"), negative).path("weight").asDouble());
        var csv = admin.get(FEEDBACK + "/export?model=" + LABELS + "&label=dessert&format=csv");
        assertEquals("text/csv;charset=UTF-8", csv.header("Content-Type").replace("; ", ";"));
        assertTrue(csv.text().startsWith("text,label,weight,kind,at,prediction_id,model,version,input\r\n\"'=cake, please\",dessert,1.0,label,"), csv.text());
        problem(401, api.get(FEEDBACK + "/export?model=" + LABELS));
        problem(404, admin.get(FEEDBACK + "/export?model=never-heard-of"));
        problem(400, admin.get(FEEDBACK + "/export?model=" + LABELS + "&format=xls"));
        problem(400, admin.get(FEEDBACK + "/export?model=" + LABELS + "&min_weight=2"));
    }

    /** From the question to the example, without a row that is written here. */
    @Test
    void whatIsSaidOfAnIntentIsLearntFrom() throws Exception {
        assertTrue(within(() -> TestServer.sql().count("select count(*) from understudy.version_label where model = '" + KEPT + "'") == 3), "the version's labels are known");
        var taken = ask("hello there", "feedback-l1");
        var wrong = ask("hello, it is cold", "feedback-l2");
        var slip = ask("pizza", "feedback-l3");
        recorded(taken);
        recorded(wrong);
        recorded(slip);
        var report = post(Map.of("feedback", List.of(
                Map.of("prediction_id", taken, "kind", "accept"),
                Map.of("prediction_id", wrong, "label", "complaint"),
                Map.of("prediction_id", slip, "label", "craveing")))).json();
        assertEquals(List.of(3, 0), counts(report, "accepted", "without_input"));
        assertEquals("[\"craveing\"]", report.path("new_labels").toString());
        var export = admin.get(FEEDBACK + "/export?model=" + KEPT).text();
        var accepted = lineOf(export, UUID.fromString(taken));
        assertEquals(List.of("hello there", "greeting", "0.5", "accept"), texts(accepted, "text", "label", "weight", "kind"));
        assertEquals(List.of("hello, it is cold", "complaint", "1.0", "label"), texts(lineOf(export, UUID.fromString(wrong)), "text", "label", "weight", "kind"));
        assertFalse(export.contains(slip), "a label that one user names is no label yet");
        var summary = api.get(FEEDBACK + "/summary?model=" + KEPT + "&version=v1").json();
        assertEquals("{\"label\":\"craveing\",\"units\":1,\"needed\":10}", summary.at("/new_labels/0").toString());
    }

    @Test
    void whoIsErasedIsNamedNowhere() throws Exception {
        var unit = "erased user/4711 ü";
        var sql = TestServer.sql();
        var prediction = ask("my name is hello", unit);
        recorded(prediction);
        sql.run("insert into understudy.exposure values ('feedback-erased', '" + unit + "', 'a', now(), '" + prediction + "')");
        assertEquals(200, api.post("/api/v1/outcomes", Map.of("unit", unit, "metric", "bought")).status());
        post(Map.of("prediction_id", prediction, "label", "craving"));
        problem(401, api.delete(path(unit)));
        var erased = admin.delete(path(unit));
        assertEquals(200, erased.status(), erased.text());
        // One that was reported, and of the label that it was told, that it was wrong, and that it speaks against the answer.
        assertEquals(List.of(1, 1, 1, 1, 4), counts(erased.json(), "predictions", "inputs", "feedback", "exposures", "outcomes"));
        var record = admin.get("/api/v1/predictions/log/" + prediction).json();
        assertTrue(record.path("unit").asText().startsWith("erased-"), record.toString());
        assertFalse(record.has("input") || record.has("input_digest"), record.toString());
        var same = new HashSet<String>();
        for (var table : List.of("prediction", "exposure", "outcome")) {
            assertEquals(0, sql.count("select count(*) from understudy." + table + " where unit = '" + unit + "'"), table);
            same.add(sql.text("select unit from understudy." + table + " where unit = '" + record.path("unit").asText() + "'"));
        }
        assertEquals(1, same.size(), "its exposures and outcomes still are of one unit");
        assertEquals("admin", sql.text("select by from understudy.erasure where id = '" + erased.json().path("id").asText() + "'"));
        assertEquals(List.of(0, 0, 0, 0, 0), counts(admin.delete(path(unit)).json(), "predictions", "inputs", "feedback", "exposures", "outcomes"));
    }

    @Test
    void isCountedByKind() {
        post(Map.of("prediction_id", Uuid7.next(), "kind", "skip"));
        var metrics = api.get("/metrics").text();
        for (var kind : List.of("skip", "share")) assertTrue(metrics.contains("understudy_feedback_total{kind=\"" + kind + "\""), kind);
    }

    private static String path(String unit) {
        return "/api/v1/personal-data/" + java.net.URLEncoder.encode(unit, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    }

    private String ask(String text, String unit) {
        return intents.ask(Map.of("text", text, "user_id", unit)).path("prediction_id").asText();
    }

    private static List<String> texts(JsonNode node, String... names) {
        return List.of(names).stream().map(name -> node.path(name).asText()).toList();
    }

    private Api.Answer infer(String model, String unit) {
        return api.post("/v2/models/" + model + "/infer", "{\"parameters\": {\"user_id\": \"" + unit
                + "\"}, \"inputs\":[{\"name\":\"X\",\"shape\":[1,1],\"datatype\":\"FP32\",\"data\":[1]}]}");
    }

    private void recorded(String prediction) throws InterruptedException {
        assertTrue(within(() -> TestServer.sql().count("select count(*) from understudy.prediction where id = '" + prediction + "'") == 1));
    }

    private static UUID record(UUID id, String unit, String label, String text) {
        return record(id, LABELS, unit, label, text);
    }

    private static UUID record(UUID id, String model, String unit, String label, String text) {
        TestServer.sql().run("insert into understudy.prediction (id, at, model, version, revision, unit, input, output, latency_us, cache_tier, status) values ('" + id
                + "', '" + Uuid7.time(id) + "', '" + model + "', 'v1', 1, '" + unit + "', '{\"text\": \"" + text + "\"}', '{\"label\": \"" + label + "\"}', 1, 'none', 'ok')");
        return id;
    }

    private Api.Answer post(Map<String, ?> body) {
        var answer = api.post(FEEDBACK, body);
        assertEquals(200, answer.status(), answer.text());
        return answer;
    }

    private String field(Map<String, ?> body) {
        return problem(400, api.post(FEEDBACK, body)).json().at("/errors/0/field").asText();
    }

    private Api.Answer lines(String text) {
        return api.send("POST", FEEDBACK, text.getBytes(StandardCharsets.UTF_8), "application/x-ndjson");
    }

    private String exported(String filter) {
        var answer = admin.get(FEEDBACK + "/export?model=" + LABELS + filter);
        assertEquals(200, answer.status(), answer.text());
        return answer.text();
    }

    private static JsonNode lineOf(String export, UUID prediction) throws Exception {
        var line = export.lines().filter(l -> l.contains(prediction.toString())).findFirst();
        assertTrue(line.isPresent(), export);
        return Json.MAPPER.readTree(line.get());
    }

    private JsonNode results(String experiment) {
        return api.get("/api/v1/experiments/" + experiment + "/results").json();
    }

    private static List<Integer> counts(JsonNode node, String... names) {
        return List.of(names).stream().map(name -> node.path(name).asInt(-1)).toList();
    }
}
