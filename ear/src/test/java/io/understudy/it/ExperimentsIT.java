package io.understudy.it;

import static io.understudy.it.Patience.within;
import static io.understudy.it.ExperimentClient.expected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments from draft to conclusion, over HTTP; answers come from the cache where they can. */
class ExperimentsIT {

    private static final String KEPT = "kept-it";
    private static int models;

    @TempDir
    static Path folder;

    private static PrivateServer server;

    private ExperimentClient client;
    private String id;

    @BeforeAll
    static void start() {
        server = PrivateServer.start(folder, Map.of(
                "UNDERSTUDY_TENSOR_CACHE", "on", "UNDERSTUDY_EXPERIMENT_RAMP_POLL", "PT0.2S", "UNDERSTUDY_RETRAINING_MODEL", KEPT));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void threeVersions() {
        id = "e" + models++;
        client = ExperimentClient.create(server.api(), server.admin(), "experiments-it-" + id);
    }

    @Test
    void aUserMeetsTheArmThatThePublishedHashSays() {
        var running = client.started(id, Map.of("coverage", 0.8, "hypothesis", "more bookings"));
        assertEquals("running", running.path("state").asText());
        assertEquals(2, running.path("revision").asInt());
        var met = new HashMap<Integer, Integer>();
        for (var user : users()) {
            assertEquals(expected(id, user, 0.8), client.versionOf(user, 7), user);
            met.merge(expected(id, user, 0.8), 1, Integer::sum);
        }
        assertEquals(3, met.size(), "both arms and the split: " + met);
        assertEquals(1, client.versionBy("\"session_id\":\"s\"", 7), "a call without a user takes the split");
        var revision = client.model().revision(2);
        assertEquals(List.of("experiment", "start", id), List.of(
                revision.path("kind").asText(), revision.at("/experiment_change/action").asText(), revision.at("/experiments/0/experiment").asText()));
    }

    @Test
    void saysWhereAUnitBelongsAndWhy() {
        client.started(id, Map.of("coverage", 0.8, "rules", List.of(Map.of("attribute", "country", "in", List.of("IN")))));
        for (var user : users().subList(0, 30)) {
            var path = ExperimentClient.PATH + "/" + id + "/assignments/" + user;
            var inside = server.api().get(path + "?country=IN").json();
            assertEquals(ExperimentClient.point(id, user), inside.path("point").asDouble(), 0);
            var arm = List.of("", "", "now", "next").get(expected(id, user, 0.8));
            assertEquals(arm, inside.path("arm").asText());
            assertEquals(arm.isEmpty() ? "outside_coverage" : "in_range", inside.path("why").asText());
            assertEquals(0.4, inside.at("/ranges/0/end").asDouble());
            var outside = server.api().get(path).json();
            assertEquals("not_eligible", outside.path("why").asText());
            assertEquals("country", outside.at("/unmet/0/attribute").asText());
            assertEquals(expected(id, user, 0.8), client.versionBy("\"user_id\":\"" + user + "\",\"country\":\"IN\"", 7));
            assertEquals(1, client.versionOf(user, 7));
        }
    }

    @Test
    void aUnitIsExposedOnceWhateverAnswersIt() throws Exception {
        client.started(id, Map.of());
        for (int round = 0; round < 3; round++) {
            for (var user : users()) client.versionOf(user, 3);
        }
        assertTrue(within(() -> exposures(id).size() >= users().size()), exposures(id).toString());
        var exposures = exposures(id);
        assertEquals(users().size(), exposures.size());
        for (var user : users()) assertEquals(expected(id, user, 1) == 2 ? "now" : "next", exposures.get(user), user);
        var hits = server.sql().count("select count(*) from understudy.prediction where experiment = '" + id + "' and cache_tier = 'l1'");
        assertTrue(hits > 0, "only then were there hits");
        var refused = server.api().post("/v2/models/" + client.model().model() + "/infer",
                "{\"parameters\":{\"user_id\":\"wrong\"},\"inputs\":[{\"name\":\"X\",\"shape\":[1,1],\"datatype\":\"BOOL\",\"data\":[true]}]}");
        assertEquals(400, refused.status(), refused.text());
        client.versionOf("last", 3);
        assertTrue(within(() -> exposures(id).containsKey("last")));
        assertFalse(exposures(id).containsKey("wrong"), "who asked wrongly met nothing");
    }

    /** Else its units were missing, and the sample ratio would keep any harm from being judged. */
    @Test
    void whoMeetsAGraphThatBreaksIsExposed() throws Exception {
        client.model().upload("lookup", Onnx.lookUp());
        client.started(id, Map.of("arms", List.of(Map.of("name", "now", "version", "v2"), Map.of("name", "next", "version", "lookup"))));
        for (var user : users()) {
            var answer = server.api().post("/v2/models/" + client.model().model() + "/infer", "{\"parameters\":{\"user_id\":\"" + user
                    + "\"},\"inputs\":[{\"name\":\"X\",\"shape\":[1,1],\"datatype\":\"FP32\",\"data\":[7]}]}");
            assertEquals(expected(id, user, 1) == 2 ? 200 : 400, answer.status(), answer.text());
        }
        assertTrue(within(() -> exposures(id).size() == users().size()), exposures(id).toString());
    }

    @Test
    void aRampMovesNoUnit() {
        client.started(id, Map.of("coverage", 0.2));
        for (var user : users()) assertEquals(expected(id, user, 0.2), client.versionOf(user, 7));
        assertEquals(409, client.order(id, "ramp", Map.of("coverage", 0.1)).status());
        assertEquals(0.9, client.done(id, "ramp", Map.of("coverage", 0.9)).at("/split/coverage").asDouble());
        for (var user : users()) {
            var now = client.versionOf(user, 7);
            assertEquals(expected(id, user, 0.9), now);
            if (expected(id, user, 0.2) != 1) assertEquals(expected(id, user, 0.2), now, user);
        }
        assertEquals(409, client.order(id, "ramp", Map.of()).status(), "there is no further step");
    }

    @Test
    void theStepsOfARampAreTakenByThemselves() throws Exception {
        client.started(id, Map.of("allocation", Map.of("type", "ramp", "steps", List.of(
                Map.of("coverage", 0.1, "hold", "PT1S"), Map.of("coverage", 0.3, "hold", "PT1S"), Map.of("coverage", 0.6)))));
        assertTrue(within(() -> client.get(id).at("/split/coverage").asDouble() == 0.6), client.get(id).toString());
        var history = client.model().history().path("deployments").findValuesAsText("action");
        assertEquals(List.of("ramp", "ramp", "start"), history);
        for (var user : users()) assertEquals(expected(id, user, 0.6), client.versionOf(user, 7));
    }

    @Test
    void aPausedOneGivesItsUnitsToTheSplitAndBack() {
        client.started(id, Map.of());
        assertEquals("paused", client.done(id, "pause", Map.of("reason", "lunch")).path("state").asText());
        for (var user : users()) assertEquals(1, client.versionOf(user, 7));
        var bare = server.admin().send("POST", ExperimentClient.PATH + "/" + id + "/resume", new byte[0], "application/json");
        assertEquals("running", bare.json().path("state").asText(), bare.text() + " no body says the same as {}");
        for (var user : users()) assertEquals(expected(id, user, 1), client.versionOf(user, 7));
        var end = client.done(id, "stop", Map.of("reason", "enough"));
        assertEquals(List.of("concluded", "stopped", "enough"), List.of(
                end.path("state").asText(), end.at("/conclusion/decision").asText(), end.at("/conclusion/reason").asText()));
        assertEquals(409, client.order(id, "resume", Map.of()).status());
        assertEquals(1, client.versionOf("user-1", 7));
    }

    @Test
    void aPromotedArmTakesAll() {
        client.started(id, Map.of());
        assertEquals(400, client.order(id, "promote", Map.of("arm", "none")).status());
        var end = client.done(id, "promote", Map.of("arm", "next", "reason", "it won"));
        assertEquals(List.of("promoted", "next"), List.of(end.at("/conclusion/decision").asText(), end.at("/conclusion/arm").asText()));
        for (var user : users()) assertEquals(3, client.versionOf(user, 7));
        assertEquals("promotion", client.model().revision(end.path("revision").asInt()).path("kind").asText());
        assertEquals("v1", client.model().rollback(Map.of()).json().at("/split/0/version").asText(), "back to before");
    }

    @Test
    void aRunningExperimentIsNeitherChangedNorDeployedOver() {
        client.started(id, Map.of());
        var refused = client.model().deploy(Map.of("mode", "canary", "version", "v2", "percent", 10));
        assertEquals(409, refused.status());
        assertTrue(refused.text().contains("'" + id + "'"), refused.text());
        var admin = server.admin();
        assertEquals(409, admin.put(ExperimentClient.PATH + "/" + id, client.definition(id, Map.of("coverage", 0.5))).status());
        assertEquals(409, admin.delete(ExperimentClient.PATH + "/" + id).status());
        assertEquals(409, client.order(id, "start", Map.of()).status());
    }

    @Test
    void aRollbackOfTheModelEndsWhatRunsOnIt() {
        client.started(id, Map.of());
        var back = client.model().rollback(Map.of("reason", "something smells")).json();
        assertEquals("v1", back.at("/split/0/version").asText());
        assertFalse(back.has("experiments"));
        var end = client.get(id);
        assertEquals(List.of("concluded", "rolled_back", "something smells"), List.of(
                end.path("state").asText(), end.at("/conclusion/decision").asText(), end.at("/conclusion/reason").asText()));
        for (var user : users()) assertEquals(1, client.versionOf(user, 7));
        assertEquals(201, client.model().deploy(Map.of("mode", "full", "version", "v2")).status());
    }

    @Test
    void oneIsRolledBackWithoutTheOthers() {
        client.started(id, Map.of("namespace", Map.of("id", "n", "start", 0, "end", 0.5)));
        var other = id + "-other";
        client.started(other, Map.of("namespace", Map.of("id", "n", "start", 0.5, "end", 1)));
        assertEquals("rolled_back", client.done(id, "rollback", Map.of("reason", "harm")).at("/conclusion/decision").asText());
        assertEquals("running", client.get(other).path("state").asText());
        var present = client.model().history().at("/deployments/0");
        assertEquals("rollback", present.path("kind").asText());
        assertEquals(1, present.path("experiments").size());
    }

    @Test
    void ofTwoStartsAtOnceOneRuns() throws Exception {
        var ids = List.of(id, id + "-b", id + "-c", id + "-d");
        ids.forEach(i -> client.draft(i, Map.of()));
        try (var operators = Executors.newFixedThreadPool(ids.size())) {
            var starts = ids.stream().map(i -> (Callable<Integer>) () -> client.order(i, "start", Map.of()).status()).toList();
            var statuses = operators.invokeAll(starts).stream().map(f -> {
                try {
                    return f.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).sorted().toList();
            assertEquals(List.of(200, 409, 409, 409), statuses);
        }
        var states = ids.stream().map(i -> client.get(i).path("state").asText()).sorted().toList();
        assertEquals(List.of("draft", "draft", "draft", "running"), states);
    }

    @Test
    void aDraftMayBeChangedAndDeletedAndSaysWhatIsWrong() {
        client.draft(id, Map.of());
        var path = ExperimentClient.PATH + "/" + id;
        var admin = server.admin();
        assertEquals(0.5, admin.put(path, client.definition(id, Map.of("coverage", 0.5))).json().at("/definition/coverage").asDouble());
        assertEquals(409, admin.post(ExperimentClient.PATH, client.definition(id, Map.of())).status());
        var unknown = admin.post(ExperimentClient.PATH, client.definition(id + "-x", Map.of(
                "arms", List.of(Map.of("name", "a", "version", "v1"), Map.of("name", "b", "version", "v9")))));
        assertEquals(400, unknown.status());
        assertEquals("arms[1].version", unknown.json().at("/errors/0/field").asText(), unknown.text());
        var wrong = admin.post(ExperimentClient.PATH, client.definition(id + "-x", Map.of("alpha", 0.7, "min_duration", "a day")));
        assertEquals("min_duration", wrong.json().at("/errors/0/field").asText(), wrong.text());
        assertEquals(401, server.api().post(ExperimentClient.PATH, client.definition(id + "-x", Map.of())).status());
        assertEquals(204, admin.delete(path).status());
        assertEquals(404, admin.get(path).status());
        assertEquals(404, client.order(id, "start", Map.of()).status());
    }

    @Test
    void aDraftThatAnotherHasChangedIsNotOverwritten() {
        client.draft(id, Map.of());
        var path = ExperimentClient.PATH + "/" + id;
        var admin = server.admin();
        var seen = server.api().get(path).header("ETag");
        var changed = admin.with("If-Match", seen).put(path, client.definition(id, Map.of("coverage", 0.5)));
        assertEquals(200, changed.status(), changed.text());
        assertFalse(changed.header("ETag").equals(seen), seen);
        var late = admin.with("If-Match", seen).put(path, client.definition(id, Map.of("coverage", 0.1)));
        assertEquals(412, late.status(), late.text());
        assertEquals(412, admin.with("If-Match", seen).delete(path).status());
        assertEquals(412, admin.with("If-Match", seen).post(path + "/start", Map.of()).status());
        var present = server.api().get(path);
        assertEquals(0.5, present.json().at("/definition/coverage").asDouble());
        assertEquals(changed.header("ETag"), present.header("ETag"));
        assertEquals(400, admin.with("If-Match", "7").put(path, client.definition(id, Map.of())).status());
        assertEquals(200, admin.with("If-Match", "*").put(path, client.definition(id, Map.of())).status());
        assertEquals(204, admin.with("If-Match", server.api().get(path).header("ETag")).delete(path).status());
    }

    @Test
    void isListedPageByPage() {
        client.started(id, Map.of());
        client.draft(id + "-b", Map.of());
        var first = server.api().get(ExperimentClient.PATH + "?limit=1&model=" + client.model().model()).json();
        assertEquals(id, first.at("/experiments/0/id").asText());
        var second = server.api().get(ExperimentClient.PATH + "?limit=1&model=" + client.model().model() + "&cursor=" + first.path("next_cursor").asText()).json();
        assertEquals(id + "-b", second.at("/experiments/0/id").asText());
        assertFalse(second.has("next_cursor"));
        assertEquals(1, server.api().get(ExperimentClient.PATH + "?state=draft&model=" + client.model().model()).json().path("experiments").size());
    }

    @Test
    void theKeptPathsRunARealExperiment() throws Exception {
        var admin = server.admin();
        assertFalse(admin.get("/retrain/abtest/status").json().path("active").asBoolean());
        var kept = ExperimentClient.create(server.api(), admin, KEPT);
        assertEquals(409, admin.post("/retrain/abtest/stop", "").status());
        assertEquals(404, admin.post("/retrain/abtest/start?version_id=v9", "").status());
        assertEquals(400, admin.post("/retrain/abtest/start?version_id=v2&fraction=2", "").status());
        assertEquals(400, admin.post("/retrain/abtest/start?version_id=v1", "").status());
        assertEquals(400, admin.post(ExperimentClient.PATH, kept.definition("abtest-mine", Map.of())).status());
        var started = admin.post("/retrain/abtest/start?version_id=v2&fraction=0.3", "");
        assertEquals(200, started.status(), started.text());
        assertEquals(0.3, started.json().path("fraction").asDouble());
        assertEquals(409, admin.post("/retrain/abtest/start?version_id=v3", "").status());
        var experiment = started.json().path("experiment").asText();
        int challenged = 0;
        for (var user : users()) {
            var isChallenged = ExperimentClient.point(experiment, user) >= 0.7;
            assertEquals(isChallenged ? 2 : 1, kept.versionOf(user, 7));
            if (isChallenged) challenged++;
        }
        int met = challenged;
        assertTrue(within(() -> admin.get("/retrain/abtest/status").json().at("/units/challenger").asInt() == met));
        assertEquals("running", kept.get(experiment).path("state").asText());
        var stopped = admin.post("/retrain/abtest/stop", "").json();
        assertFalse(stopped.path("active").asBoolean());
        assertEquals("concluded", kept.get(experiment).path("state").asText());
        assertEquals(1, kept.versionOf("user-1", 7));
        assertEquals(401, server.api().get("/retrain/abtest/status").status());
    }

    @Test
    void armsStayOverAKill() throws Exception {
        client.started(id, Map.of("coverage", 0.8));
        for (var user : users()) client.versionOf(user, 7);
        assertTrue(within(() -> exposures(id).size() == users().stream().filter(u -> expected(id, u, 0.8) != 1).count()));
        server.killServer();
        server.startServer();
        server.awaitReady();
        for (var user : users()) assertEquals(expected(id, user, 0.8), client.versionOf(user, 7));
        assertEquals("running", client.get(id).path("state").asText());
    }

    private static List<String> users() {
        return IntStream.range(0, 100).mapToObj(i -> "user-" + i).toList();
    }

    private static Map<String, String> exposures(String experiment) {
        try (var connection = server.connect(); var statement = connection.createStatement()) {
            var rows = statement.executeQuery("select unit, arm from understudy.exposure where experiment = '" + experiment + "'");
            var exposures = new HashMap<String, String>();
            while (rows.next()) exposures.put(rows.getString(1), rows.getString(2));
            return exposures;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
