package io.understudy.it;

import static io.understudy.it.Patience.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.it.Api.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments that end by themselves: real calls, outcomes of what they got, and nobody who orders anything. */
class DecisionsIT {

    private static final int MOST_USERS = 4_000;
    private static final int AT_ONCE = 100;
    private static int experiments;

    @TempDir
    static Path folder;

    private static PrivateServer server;

    private final Random random = new Random(4711);
    private ExperimentClient client;
    private String id;
    private int users;

    @BeforeAll
    static void start() {
        server = PrivateServer.start(folder, Map.of("UNDERSTUDY_EXPERIMENT_DECIDE_EVERY", "PT0.5S", "UNDERSTUDY_EXPERIMENT_COUNT_EVERY", "PT0.2S"));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void threeVersions() {
        id = "d" + experiments++;
        client = ExperimentClient.create(server.api(), server.admin(), "decisions-it-" + id);
    }

    @Test
    void theArmThatConvertsBestIsPromotedByItself() throws Exception {
        client.started(id, acting(Map.of("arms", List.of(arm("now", "v1"), arm("next", "v2"), arm("best", "v3")))));
        traffic(Map.of(1, 0.1, 2, 0.3, 3, 0.6), Map.of(), () -> !isRunning());
        var end = client.get(id);
        assertEquals(List.of("concluded", "promoted", "best"), List.of(
                end.path("state").asText(), end.at("/conclusion/decision").asText(), end.at("/conclusion/arm").asText()), end.toString());
        assertEquals(3, client.versionOf("anybody", 7), "whom it is served to");
        assertTrue(within(() -> acts().equals(List.of("done"))), acts().toString());
        var decision = decision("done");
        assertEquals(List.of("promote", "significant", "best"), List.of(
                decision.path("verdict").asText(), decision.path("why").asText(), decision.path("arm").asText()));
        assertEquals(end.path("revision").asInt(), decision.path("revision").asInt());
        assertEquals(decision.path("id").asLong(), end.at("/conclusion/figures/decision").asLong());
        var revision = client.model().revision(end.path("revision").asInt());
        assertEquals(List.of("promotion", "active", "decision"), List.of(
                revision.path("kind").asText(), revision.path("state").asText(), revision.path("created_by").asText()));
        var waits = decisions().stream().filter(row -> row.path("why").asText().equals("too_few_units")).findFirst().orElseThrow();
        assertTrue(waits.path("reason").asText().contains(" of 60 units in arm '"), waits.toString());
        assertEquals(1, server.sql().count("select count(*) from reporting.experiment_decisions where experiment = '" + id + "' and act = 'done' and verdict = 'promote'"));
    }

    @Test
    void aHarmfulArmIsRolledBackByItsGuardrail() throws Exception {
        client.started(id, acting(Map.of(
                "min_duration", "P1D",
                "guardrails", List.of(Map.of("metric", Map.of("name", "complained", "type", "proportion", "better", "down"), "tolerance", 0.02)))));
        traffic(Map.of(2, 0.1, 3, 0.9), Map.of(2, 0.02, 3, 0.5), () -> !isRunning());
        var end = client.get(id);
        assertEquals("rolled_back", end.at("/conclusion/decision").asText(), end.toString());
        assertTrue(within(() -> acts().equals(List.of("done"))), acts().toString());
        var decision = decision("done");
        assertEquals(List.of("roll_back", "guardrail", "next"), List.of(
                decision.path("verdict").asText(), decision.path("why").asText(), decision.path("arm").asText()));
        assertTrue(decision.at("/figures/guardrails/0/harmful").asBoolean());
        assertEquals(1, client.versionOf("anybody", 7), "what served beside it");
        assertEquals("automatic", client.model().revision(end.path("revision").asInt()).path("kind").asText());
    }

    /** Half of an arm's exposures are lost on their way, so the arms differ by who was counted. */
    @Test
    void brokenLoggingRaisesAnAlarmAndDecidesNothing() throws Exception {
        server.sql().run("create or replace function understudy.lose_" + id + "() returns trigger language plpgsql as $$ begin"
                + " if new.experiment = '" + id + "' and new.arm = 'next' and hashtext(new.unit) % 2 = 0 then return null; end if; return new; end $$");
        server.sql().run("create trigger lose_" + id + " before insert on understudy.exposure for each row execute function understudy.lose_" + id + "()");
        client.started(id, acting(Map.of()));
        traffic(Map.of(2, 0.1, 3, 0.6), Map.of(), () -> units().getOrDefault("now", 0L) >= 300);
        assertTrue(within(() -> acts().equals(List.of("told"))), acts().toString());
        var decision = decision("told");
        assertEquals(List.of("untrustworthy", "sample_ratio"), List.of(decision.path("verdict").asText(), decision.path("why").asText()));
        long seen = decisions().getFirst().path("id").asLong();
        assertTrue(within(() -> decisions().getFirst().path("id").asLong() >= seen + 5));
        assertTrue(isRunning(), "though one arm is far better by what was counted");
        assertTrue(decisions().getFirst().at("/figures/goal/0/adjusted_p_value").asDouble(1) < 1e-6);
        assertTrue(decision.at("/figures/sample_ratio_p_value").asDouble(1) < 0.001, decision.toString());
        assertEquals(1, server.sql().count("select count(*) from reporting.experiment_decisions where experiment = '" + id + "' and act = 'told' and srm_p_value < 0.001"));
        assertEquals(List.of("told"), acts(), "it is told once");
        assertEquals(1, alerts("experiment.untrustworthy"));
        client.done(id, "stop", Map.of());
    }

    @Test
    void whereNothingIsToBeDoneByItselfItIsRecommendedOnce() throws Exception {
        client.started(id, with(acting(Map.of()), "at_end", "recommend"));
        traffic(Map.of(2, 0.1, 3, 0.7), Map.of(), () -> acts().equals(List.of("told")));
        assertEquals("promote", decision("told").path("verdict").asText());
        long seen = decisions().getFirst().path("id").asLong();
        assertTrue(within(() -> decisions().getFirst().path("id").asLong() >= seen + 3));
        assertEquals("promote", decisions().getFirst().path("verdict").asText(), "each look says it");
        assertEquals(List.of("told"), acts());
        assertEquals(1, alerts("experiment.recommendation"));
        assertTrue(isRunning());
        client.done(id, "promote", Map.of("arm", "next", "reason", "as was recommended"));
    }

    @Test
    void whatCannotBeCarriedOutIsSaidAndTriedAgain() throws Exception {
        client.started(id, acting(Map.of()));
        server.sql().run("update understudy.model_version set state = 'RETIRED' where model = '" + client.model().model() + "' and label = 'v3'");
        traffic(Map.of(2, 0.1, 3, 0.7), Map.of(), () -> acts().contains("failed"));
        assertTrue(isRunning(), "it goes on");
        assertFalse(decision("failed").path("outcome").asText().isEmpty());
        assertTrue(alerts("experiment.not-decided") > 0);
        server.sql().run("update understudy.model_version set state = 'VALIDATED' where model = '" + client.model().model() + "' and label = 'v3'");
        assertTrue(within(() -> acts().getFirst().equals("done")), acts().toString());
        assertEquals("promoted", client.get(id).at("/conclusion/decision").asText());
        assertEquals(1, server.sql().count("select count(*) from understudy.deployment where kind = 'PROMOTION' and activated_at is not null and model = '"
                + client.model().model() + "'"));
    }

    /** What won by calls that it can answer meets others once it has all of them. */
    @Test
    void aPromotedArmThatThenFailsIsWithdrawn() throws Exception {
        client.model().upload("lookup", Onnx.lookUp());
        client.started(id, acting(Map.of("arms", List.of(arm("now", "v2"), arm("next", "lookup")))));
        while (isRunning() && users < MOST_USERS) {
            var booked = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> id + "-user-" + users++)
                    .filter(user -> random.nextDouble() < (ask(user, 1).json().path("model_version").asText().equals("lookup") ? 0.6 : 0.1))
                    .map(user -> Map.of("unit", user, "metric", "booked"))
                    .toList();
            assertEquals(200, server.api().post("/api/v1/outcomes", Map.of("outcomes", booked)).status());
        }
        assertEquals("promoted", client.get(id).at("/conclusion/decision").asText());
        int promotion = client.get(id).path("revision").asInt();
        assertTrue(within(() -> {
            ask("anybody", 7);
            return client.model().history().path("active").asInt() > promotion;
        }), client.model().history().toString());
        var automatic = client.model().revision(promotion + 1);
        assertEquals(List.of("automatic", "active", promotion - 1), List.of(
                automatic.path("kind").asText(), automatic.path("state").asText(), automatic.path("restores").asInt()), automatic.toString());
        assertTrue(automatic.path("experiments").isEmpty(), "what was decided is not asked again");
        assertTrue(automatic.path("reason").asText().startsWith("Version lookup failed in "), automatic.toString());
        assertTrue(client.model().revision(promotion).path("withdrawn").asBoolean());
        assertEquals("v1", ask("anybody", 7).json().path("model_version").asText());
    }

    private Answer ask(String user, int x) {
        return server.api().post("/v2/models/" + client.model().model() + "/infer", "{\"parameters\":{\"user_id\":\"" + user
                + "\"},\"inputs\":[{\"name\":\"X\",\"shape\":[1,1],\"datatype\":\"FP32\",\"data\":[" + x + "]}]}");
    }

    @Test
    void aLookThatFailsIsARowTooAndTheNextOnesGoOn() throws Exception {
        client.started(id, acting(Map.of()));
        var definition = server.sql().text("select definition from understudy.experiment where id = '" + id + "'");
        server.sql().run("update understudy.experiment set definition = '{\"arms\": 1}' where id = '" + id + "'");
        var unjudged = "select count(*) from understudy.experiment_decision where verdict = 'GO_ON' and why = 'NOT_JUDGED' and act = 'NONE' and experiment = '" + id + "'";
        assertTrue(within(() -> server.sql().count(unjudged) >= 2));
        server.sql().run("update understudy.experiment set definition = '" + definition + "' where id = '" + id + "'");
        assertTrue(within(() -> decisions().getFirst().path("why").asText().equals("too_few_units")), decisions().getFirst().toString());
    }

    /** Ramps come into service while the rollback is being prepared, so that what it was ordered upon serves no more. */
    @Test
    void aRollbackGivesWayToNoOtherOrder() throws Exception {
        for (int round = 0; round < 5; round++) {
            var name = id + "-" + round;
            client.started(name, Map.of("coverage", 0.1));
            try (var operator = Executors.newSingleThreadExecutor()) {
                var ramps = operator.submit(() -> {
                    for (int step = 0; step < 80; step++) client.order(name, "ramp", Map.of("coverage", 0.11 + step / 100.0));
                });
                TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
                assertEquals("rolled_back", client.done(name, "rollback", Map.of("reason", "harm")).at("/conclusion/decision").asText());
                ramps.get();
            }
        }
    }

    @Test
    void isListedPageByPage() throws Exception {
        client.started(id, Map.of());
        assertTrue(within(() -> decisions().size() >= 3));
        var first = server.api().get(path() + "?limit=2").json();
        assertEquals(2, first.path("decisions").size());
        var next = server.api().get(path() + "?limit=2&cursor=" + first.path("next_cursor").asText()).json();
        assertTrue(next.at("/decisions/0/id").asLong() < first.at("/decisions/1/id").asLong());
        assertEquals("too_short", next.at("/decisions/0/why").asText());
        assertEquals(400, server.api().get(path() + "?cursor=x").status());
        assertEquals(404, server.api().get(ExperimentClient.PATH + "/never-heard-of/decisions").status());
        client.done(id, "stop", Map.of());
        long last = decisions().getFirst().path("id").asLong();
        TimeUnit.SECONDS.sleep(2);
        assertEquals(last, decisions().getFirst().path("id").asLong(), "nobody looks at one that has ended");
    }

    /** Decides as soon as there are 60 units in each arm. */
    private static Map<String, Object> acting(Map<String, Object> more) {
        var fields = new HashMap<String, Object>(Map.of(
                "at_end", "act", "min_duration", "PT0S", "min_units_per_arm", 60, "stopping", Map.of("type", "sequential", "tuning", 400)));
        fields.putAll(more);
        return fields;
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        fields.put(name, value);
        return fields;
    }

    private static Map<String, Object> arm(String name, String version) {
        return Map.of("name", name, "version", version);
    }

    /** Users call one after the other, and do or do not what the version that answered makes them do: book, or complain. */
    private void traffic(Map<Integer, Double> booking, Map<Integer, Double> complaining, BooleanSupplier end) throws InterruptedException {
        while (users < MOST_USERS && !end.getAsBoolean()) {
            var outcomes = new ArrayList<Map<String, Object>>();
            for (int i = 0; i < AT_ONCE; i++) {
                var user = id + "-user-" + users++;
                int version = client.versionOf(user, 7);
                if (random.nextDouble() < booking.getOrDefault(version, 0.0)) outcomes.add(Map.of("unit", user, "metric", "booked"));
                if (random.nextDouble() < complaining.getOrDefault(version, 0.0)) outcomes.add(Map.of("unit", user, "metric", "complained"));
            }
            var answer = server.api().post("/api/v1/outcomes", Map.of("outcomes", outcomes));
            assertEquals(200, answer.status(), answer.text());
        }
        assertTrue(within(end), "after " + users + " users: " + decisions().getFirst());
    }

    private boolean isRunning() {
        return client.get(id).path("state").asText().equals("running");
    }

    private String path() {
        return ExperimentClient.PATH + "/" + id + "/decisions";
    }

    private List<JsonNode> decisions() {
        return list(server.api().get(path() + "?limit=200").json().path("decisions"));
    }

    /** Of all rows by which something was done or told, the newest first. */
    private List<String> acts() {
        return decisions().stream().map(row -> row.path("act").asText()).filter(act -> !act.equals("none")).toList();
    }

    private JsonNode decision(String act) {
        return decisions().stream().filter(row -> row.path("act").asText().equals(act)).findFirst().orElseThrow();
    }

    private Map<String, Long> units() {
        var units = new HashMap<String, Long>();
        for (var arm : server.api().get(ExperimentClient.PATH + "/" + id + "/results").json().path("arms")) {
            units.put(arm.path("arm").asText(), arm.path("units").asLong());
        }
        return units;
    }

    private long alerts(String kind) {
        return list(server.admin().get("/api/v1/alerts?limit=500").json().path("alerts")).stream()
                .filter(alert -> alert.path("kind").asText().equals(kind) && alert.path("model").asText().equals(client.model().model()))
                .count();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
