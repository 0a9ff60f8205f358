package io.understudy.it;

import static io.understudy.it.Patience.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outcomes over HTTP, and what they make of an experiment whose exposures are written here. */
class OutcomesIT extends HttpIT {

    private static final String OUTCOMES = "/api/v1/outcomes";
    private static int experiments;

    private String experiment;

    @BeforeEach
    void anExperimentRuns() {
        experiment = "outcomes-it-" + experiments++;
        TensorClient.create(api, admin, experiment);
        var definition = "{\"id\": \"" + experiment + "\", \"model\": \"" + experiment + "\", \"arms\": [{\"name\": \"a\", \"version\": \"v1\"},"
                + " {\"name\": \"b\", \"version\": \"v2\"}], \"goal\": {\"name\": \"bought\", \"type\": \"proportion\"},"
                + " \"secondary\": [{\"name\": \"revenue\", \"type\": \"mean\"}], \"stopping\": {\"type\": \"fixed\", \"units_per_arm\": 4}}";
        TestServer.sql().run("insert into understudy.experiment (id, model, state, definition, created_at, created_by, lock_version)"
                + " values ('" + experiment + "', '" + experiment + "', 'RUNNING', '" + definition + "', now(), 'test', 0)");
    }

    @Test
    void whatUnitsDidBecomesTheResultOfTheirArms() throws Exception {
        for (int i = 0; i < 8; i++) expose(unit(i), i < 4 ? "a" : "b");
        var report = api.post(OUTCOMES, Map.of("outcomes", List.of(
                bought(0), bought(4), bought(5), bought(6), revenue(0, 2), revenue(4, 3), revenue(5, 5), revenue(6, 1))));
        assertEquals(200, report.status(), report.text());
        assertEquals("{\"accepted\":8,\"duplicate\":0,\"late\":0,\"unknown\":0,\"unknown_indexes\":[]}", report.text());
        var results = resultsOnce(() -> results().at("/metrics/1/arms/1/sum").asDouble() == 9);
        assertEquals(List.of(4, 4), List.of(results.at("/arms/0/units").asInt(), results.at("/arms/1/units").asInt()));
        assertEquals(0.25, results.at("/metrics/0/arms/0/value").asDouble(), 1e-12);
        assertEquals(0.75, results.at("/metrics/0/arms/1/value").asDouble(), 1e-12);
        var effect = results.at("/metrics/0/comparisons/0/absolute");
        assertEquals(0.5, effect.path("estimate").asDouble(), 1e-12);
        // √(2 · 0.25 · 0.75 / 4), and Student's t of 1.63299 with 6 degrees of freedom.
        assertEquals(0.306186218, effect.path("standard_error").asDouble(), 1e-9);
        assertEquals(0.153591, effect.path("p_value").asDouble(), 1e-5);
        assertEquals(2, results.at("/metrics/0/comparisons/0/relative/estimate").asDouble(), 1e-12);
        assertEquals(2.25, results.at("/metrics/1/arms/1/value").asDouble(), 1e-12);
        assertTrue(results.path("horizon_reached").asBoolean());
        assertTrue(results.path("trustworthy").asBoolean());
        assertEquals("too_few_units", results.at("/sample_ratio/undefined/reason").asText(), "four units of each arm are expected");
    }

    @Test
    void theSameOutcomeCountsOnce() throws Exception {
        expose(unit(0), "a");
        var order = Map.of("id", "order-" + experiment, "unit", unit(0), "metric", "revenue", "value", 5);
        assertEquals(1, api.post(OUTCOMES, order).json().path("accepted").asInt());
        assertEquals(1, api.post(OUTCOMES, order).json().path("duplicate").asInt());
        var timed = Map.of("unit", unit(0), "metric", "revenue", "value", 7, "at", Instant.now().toString());
        var twice = api.post(OUTCOMES, Map.of("outcomes", List.of(timed, timed))).json();
        assertEquals(List.of(1, 1), List.of(twice.path("accepted").asInt(), twice.path("duplicate").asInt()));
        resultsOnce(() -> results().at("/metrics/1/arms/0/sum").asDouble() == 12);
    }

    @Test
    void oneWrongOutcomeKeepsABatchOut() throws Exception {
        expose(unit(0), "a");
        var wrong = Map.of("unit", unit(0), "metric", "bought", "value", "many");
        var refused = problem(400, api.post(OUTCOMES, Map.of("outcomes", List.of(bought(0), bought(0), bought(0), wrong))));
        assertEquals("outcomes[3].value", refused.json().at("/errors/0/field").asText());
        assertEquals("outcomes[1].metric", field(Map.of("outcomes", List.of(bought(0), Map.of("unit", "u")))));
        assertEquals("outcomes[0].unit", field(Map.of("outcomes", List.of(Map.of("metric", "bought")))));
        assertEquals("outcomes[0].value", field(Map.of("outcomes", List.of(Map.of("unit", "u", "metric", "m", "value", 1e300)))));
        assertEquals("unit", field(Map.of("metric", "bought")));
        assertEquals("metric", field(Map.of("unit", "u")));
        assertEquals("at", field(Map.of("unit", "u", "metric", "m", "at", "2100-01-01T00:00:00Z")));
        assertEquals("prediction_id", field(Map.of("prediction_id", "a8098c1a-f86e-11da-bd1a-00112444be1e", "metric", "m")));
        assertEquals("outcomes", field(Map.of("outcomes", List.of())));
        assertEquals("outcomes", field(Map.of("metric", "m", "outcomes", List.of(bought(0)))));
        assertEquals(0, TestServer.sql().count("select count(*) from understudy.outcome where unit = '" + unit(0) + "'"));
    }

    @Test
    void linesAreABatchToo() throws Exception {
        expose(unit(0), "a");
        var lines = "{\"unit\": \"" + unit(0) + "\", \"metric\": \"bought\"}\n{\"unit\": \"nobody\", \"metric\": \"bought\"}\n";
        var report = lines(lines);
        assertEquals(200, report.status(), report.text());
        assertEquals("{\"accepted\":1,\"duplicate\":0,\"late\":0,\"unknown\":1,\"unknown_indexes\":[1]}", report.text());
        assertEquals("outcomes[1].value", problem(400, lines(lines.replace("\"nobody\"", "\"n\", \"value\": true"))).json().at("/errors/0/field").asText());
        assertEquals("outcomes[2]", problem(400, lines(lines + "no json")).json().at("/errors/0/field").asText());
    }

    @Test
    void anUnknownUnitCountsOnceItsExposureIsKnown() throws Exception {
        var early = api.post(OUTCOMES, Map.of("unit", unit(0), "metric", "bought")).json();
        assertEquals("[0]", early.path("unknown_indexes").toString());
        TestServer.sql().run("insert into understudy.exposure values ('" + experiment + "', '" + unit(0) + "', 'a', now() - interval '1 minute', gen_random_uuid())");
        resultsOnce(() -> results().at("/metrics/0/arms/0/sum").asInt() == 1);
    }

    @Test
    void whatComesAfterTheConclusionIsLate() throws Exception {
        expose(unit(0), "a");
        resultsOnce(() -> results().at("/arms/0/units").asInt() == 1);
        TestServer.sql().run("update understudy.experiment set state = 'CONCLUDED', concluded_at = now() where id = '" + experiment + "'");
        assertTrue(within(() -> TestServer.sql().count("select count(*) from understudy.experiment_count where closed_at is not null and experiment = '" + experiment + "'") == 1));
        assertEquals(1, api.post(OUTCOMES, bought(0)).json().path("late").asInt());
        assertEquals("concluded", results().path("state").asText());
    }

    @Test
    void anOutcomeOfAPredictionIsThatOfItsUnit() throws Exception {
        var client = new TensorClient(api, admin, experiment).upload("v1", Onnx.shift(1));
        client.full("v1");
        var prediction = api.post("/v2/models/" + experiment + "/infer", "{\"parameters\": {\"user_id\": \"" + unit(0)
                + "\"}, \"inputs\":[{\"name\":\"X\",\"shape\":[1,1],\"datatype\":\"FP32\",\"data\":[1]}]}").header("Prediction-Id");
        expose(unit(0), "a");
        assertEquals(200, api.post(OUTCOMES, Map.of("prediction_id", prediction, "metric", "bought")).status());
        assertEquals(1, api.post(OUTCOMES, Map.of("prediction_id", prediction, "metric", "bought")).json().path("duplicate").asInt());
        resultsOnce(() -> results().at("/metrics/0/arms/0/sum").asInt() == 1);
    }

    /** Exposures, outcomes by prediction, and the calls' own guardrail, all of real calls. */
    @Test
    void callsAndWhatFollowsThemBecomeResults() throws Exception {
        var id = experiment + "-calls";
        var client = ExperimentClient.create(api, admin, id);
        client.started(id, Map.of("guardrails", List.of(Map.of("metric", Map.of("name", "error_rate"), "tolerance", 0.01))));
        int next = 0;
        for (int i = 0; i < 40; i++) {
            var answer = api.post("/v2/models/" + id + "/infer", "{\"parameters\": {\"user_id\": \"" + unit(i)
                    + "\"}, \"inputs\":[{\"name\":\"X\",\"shape\":[1,1],\"datatype\":\"FP32\",\"data\":[1]}]}");
            if (TensorClient.value(answer) != 4) continue;
            next++;
            assertEquals(200, api.post(OUTCOMES, Map.of("prediction_id", answer.header("Prediction-Id"), "metric", "booked")).status());
        }
        experiment = id;
        int met = next;
        var results = resultsOnce(() -> results().at("/metrics/0/arms/1/sum").asInt() == met && results().at("/metrics/1/arms/1/units").asInt() == met
                && results().at("/arms/0/units").asInt() == 40 - met);
        assertEquals("next", results.at("/arms/1/arm").asText());
        assertEquals(next, results.at("/arms/1/units").asInt());
        assertEquals(0, results.at("/metrics/0/arms/0/sum").asInt());
        assertEquals(40 - next, results.at("/metrics/1/arms/0/units").asInt(), "calls that met the control");
        assertEquals("no_variance", results.at("/metrics/0/comparisons/0/absolute/undefined/reason").asText());
        assertFalse(results.at("/metrics/1/comparisons/0/harm/harmful").asBoolean());
        try (var connection = TestServer.connect(); var rows = connection.createStatement().executeQuery(
                "select units, sum from reporting.experiment_results where experiment = '" + id + "' and arm = 'next'")) {
            assertTrue(rows.next());
            assertEquals(List.of(next, next), List.of(rows.getInt(1), rows.getInt(2)));
        }
        assertEquals(200, client.order(id, "stop", Map.of("reason", "seen enough")).status());
    }

    @Test
    void aPlanSaysHowManyUnitsAreNeeded() {
        var plan = api.post("/api/v1/experiments/plan", Map.of(
                "baseline", Map.of("rate", 0.6), "effect", 0.1, "scale", "absolute", "stopping", "fixed", "units_per_day", 100));
        assertEquals(200, plan.status(), plan.text());
        assertEquals(708, plan.json().path("total_units").asInt());
        assertEquals(8, plan.json().path("days").asInt());
        problem(400, api.post("/api/v1/experiments/plan", Map.of("baseline", Map.of("rate", 1.6), "effect", 0.1)));
        problem(404, api.get("/api/v1/experiments/never-heard-of/results"));
    }

    private String unit(int i) {
        return experiment + "-u" + i;
    }

    private Map<String, Object> bought(int unit) {
        return Map.of("unit", unit(unit), "metric", "bought");
    }

    private Map<String, Object> revenue(int unit, double value) {
        return Map.of("unit", unit(unit), "metric", "revenue", "value", value);
    }

    private String field(Map<String, Object> body) {
        return problem(400, api.post(OUTCOMES, body)).json().at("/errors/0/field").asText();
    }

    private Api.Answer lines(String text) {
        return api.send("POST", OUTCOMES, text.getBytes(StandardCharsets.UTF_8), "application/x-ndjson");
    }

    private JsonNode results() {
        var answer = api.get("/api/v1/experiments/" + experiment + "/results");
        assertEquals(200, answer.status(), answer.text());
        assertFalse(answer.text().contains("NaN"), answer.text());
        return answer.json();
    }

    private JsonNode resultsOnce(BooleanSupplier condition) throws InterruptedException {
        assertTrue(within(condition), results().toString());
        return results();
    }

    private void expose(String unit, String arm) {
        TestServer.sql().run("insert into understudy.exposure values ('" + experiment + "', '" + unit + "', '" + arm + "', now() - interval '1 minute', gen_random_uuid())");
    }
}
