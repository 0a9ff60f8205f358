package io.understudy.it;

import static io.understudy.it.Patience.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.wire.entity.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that dies while it deploys, and the paths of the replaced systems by the very lines that their callers use. For
 * more deaths: {@code -Ddeployments.kills=20}.
 */
class DeploymentOutageIT {

    private static final int KILLS = Integer.getInteger("deployments.kills", 3);
    private static final String MODEL = "life-it";

    /** Revisions whose transaction waits for another to let go of a row. */
    private static final String WAITING = "select count(*) from understudy.deployment d where d.model = '" + MODEL + "' and d.state = 'PREPARING'"
            + " and exists (select 1 from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%deployment%')";

    @TempDir
    static Path folder;

    private static PrivateServer server;
    private static TensorClient client;

    @BeforeAll
    static void start() {
        server = PrivateServer.start(folder, Map.of(
                "UNDERSTUDY_RETRAINING_MODEL", MODEL,
                "UNDERSTUDY_SEARCH_MODEL", MODEL,
                // Each deployment has to load its version, so that some of them die while they are being prepared.
                "UNDERSTUDY_DEPLOYMENT_KEEP_PREVIOUS", "PT0S"));
        client = TensorClient.create(server.api(), server.admin(), MODEL);
        for (int i = 1; i <= 3; i++) client.upload("v" + i, Onnx.shift(i));
        client.full("v1");
    }

    @AfterAll
    static void stop() {
        if (server != null) server.close();
    }

    /** Deployments one after the other, and death at any point of any of them; each third time between PREPARING and ACTIVE. */
    @Test
    void exactlyOneRevisionServesAfterEachDeath() throws Exception {
        for (int death = 1; death <= KILLS; death++) {
            if (death % 3 == 0) dieBeforeItIsActive();
            else dieAfter(500 + 137L * death);
            var states = client.history().path("deployments").findValuesAsText("state");
            assertEquals(1, states.stream().filter("active"::equals).count(), states.toString());
            assertFalse(states.contains("preparing"), states.toString());
            var active = client.revision(client.history().path("active").asInt());
            var answer = client.ask(5);
            assertEquals(active.at("/split/0/version").asText(), answer.json().path("model_version").asText());
            assertEquals(List.of("v1", "v2").indexOf(answer.json().path("model_version").asText()) + 6, TensorClient.value(answer));
        }
    }

    private static void dieAfter(long millis) throws InterruptedException {
        var operator = Thread.ofPlatform().start(DeploymentOutageIT::deployUntilItDies);
        Thread.sleep(millis);
        server.killServer();
        operator.join();
        server.startServer();
        server.awaitReady();
    }

    /** The revision before is held, which the one to come has to end in the transaction that makes it ACTIVE. */
    private static void dieBeforeItIsActive() throws Exception {
        int before = client.history().path("active").asInt();
        try (var connection = server.connect(); var held = connection.createStatement()) {
            connection.setAutoCommit(false);
            held.execute("select 1 from understudy.deployment where model = '" + MODEL + "' and number = " + before + " for no key update");
            var operator = Thread.ofPlatform().start(DeploymentOutageIT::deployUntilItDies);
            assertTrue(within(Duration.ofSeconds(30), () -> server.sql().count(WAITING) == 1), "a revision waits for its turn");
            server.killServer();
            operator.join();
            connection.rollback();
        }
        server.startServer();
        server.awaitReady();
        assertEquals(before, client.history().path("active").asInt());
        var last = client.history().at("/deployments/0");
        assertEquals(List.of("failed", "The server that prepared it stopped."), List.of(last.path("state").asText(), last.path("failure").asText()));
    }

    private static void deployUntilItDies() {
        try {
            for (int i = 0; ; i++) client.deploy(Map.of("mode", "full", "version", "v" + (1 + i % 2)));
        } catch (UncheckedIOException dead) {
            // that is what it waits for
        }
    }

    @Test
    void theLinesOfTheReplacedSystemsWork() throws Exception {
        var deployed = curl("curl -s -X POST $SERVER/retrain/deploy -H 'Content-Type: application/json' -H \"Authorization: Bearer $KEY\""
                + " -d '{\"version_id\": \"v1\", \"mode\": \"full\"}'");
        assertTrue(deployed.path("success").asBoolean(), deployed.toString());
        assertEquals(1.0, deployed.at("/traffic/v1").asDouble());
        var canary = curl("curl -s -X POST $SERVER/retrain/deploy -H 'Content-Type: application/json' -H \"Authorization: Bearer $KEY\""
                + " -d '{\"version_id\": \"v2\", \"mode\": \"canary\"}'");
        assertEquals(0.1, canary.at("/traffic/v2").asDouble());
        assertEquals(0.9, canary.at("/traffic/v1").asDouble());
        var switched = curl("curl -s -X POST $SERVER/api/v1/model/switch -H 'Content-Type: application/json' -H \"Authorization: Bearer $KEY\""
                + " -d '{\"version\": \"v3\", \"traffic_percentage\": 0.3333}'");
        assertEquals(0.3333, switched.at("/traffic/v3").asDouble(), switched.toString());
        assertEquals(0.6, switched.at("/traffic/v1").asDouble());
        assertEquals(0.0667, switched.at("/traffic/v2").asDouble());
        var versions = curl("curl -s $SERVER/retrain/versions -H \"Authorization: Bearer $KEY\"");
        assertEquals(3, versions.path("versions").size());
        assertEquals(deployed.path("version_id").asText(), versions.path("current_version").asText());
        var back = curl("curl -s -X POST $SERVER/retrain/rollback -H 'Content-Type: application/json' -H \"Authorization: Bearer $KEY\""
                + " -d '{\"version_id\": \"v1\"}'");
        assertTrue(back.path("success").asBoolean(), back.toString());
        assertEquals(1.0, back.at("/traffic/v1").asDouble());
        assertEquals(401, server.api().get("/retrain/versions").status());
        assertEquals(404, server.admin().post("/retrain/deploy", Map.of("version_id", "v9", "mode", "full")).status());
        var alone = server.admin().post("/retrain/deploy", Map.of("version_id", "v1", "mode", "canary"));
        assertEquals(400, alone.status(), alone.text());
        assertEquals("mode", alone.json().at("/errors/0/field").asText());
    }

    /** The server's own REST connector over JMX, which the admin console uses too. */
    @Test
    void aConsoleSeesTheModelAndCanDeployAndRollBack() throws Exception {
        client.full("v1");
        var bean = bean(MODEL);
        assertEquals(client.history().path("active").asInt(), number(jmx(bean + "/attributes/Revision", "")));
        assertEquals("SERVING", jmx(bean + "/attributes/State", "").path("value").asText());
        var deployed = jmx(bean + "/operations/deploy", order("v2"));
        var active = client.revision(client.history().path("active").asInt());
        assertEquals(active.path("number").asInt(), number(deployed), deployed.toString());
        assertEquals(List.of("v2", "console", "by console"), List.of(
                active.at("/split/0/version").asText(), active.path("created_by").asText(), active.path("reason").asText()));
        jmx(bean + "/operations/rollback", """
                {"params": [{"value": "enough", "type": "java.lang.String"}], "signature": ["java.lang.String"]}""");
        assertEquals("v1", client.revision(client.history().path("active").asInt()).at("/split/0/version").asText());
        var refused = jmx(bean + "/operations/deploy", order("v9")).path("error").asText();
        assertTrue(refused.startsWith("java.lang.IllegalStateException: ") && refused.contains("v9"), refused);
    }

    @Test
    void aConsoleSeesTheSplitAndWhatBecameOfTheCalls() throws Exception {
        var counted = TensorClient.create(server.api(), server.admin(), "counted-it").upload("v1", Onnx.shift(1)).upload("lookup", Onnx.lookUp());
        counted.full("v1");
        assertTrue(within(() -> isShown("counted-it")), "a model in service comes to the console");
        for (int i = 0; i < 3; i++) TensorClient.value(counted.ask(i));
        assertEquals(Map.of("v1", 3.0), numbers("counted-it", "Answered"));
        assertEquals(Map.of("v1", 0.0), numbers("counted-it", "Failed"));
        assertEquals(201, counted.deploy(Map.of("split", Map.of("v1", 62.5, "lookup", 37.5))).status());
        assertEquals(Map.of("v1", 62.5, "lookup", 37.5), numbers("counted-it", "Split"));
        counted.full("lookup");
        TensorClient.value(counted.ask(1));
        for (int i = 0; i < 2; i++) assertEquals(400, counted.ask(1_000).status());
        assertEquals(Map.of("lookup", 1.0), numbers("counted-it", "Answered"));
        assertEquals(Map.of("lookup", 2.0), numbers("counted-it", "Failed"));
    }

    private static boolean isShown(String model) {
        try {
            return jmx(bean(model) + "/attributes/State", "").has("value");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String bean(String model) {
        return "/IBMJMXConnectorREST/mbeans/io.understudy%3Atype%3DModel%2Cname%3D" + model;
    }

    /** An attribute that is a table of versions and numbers. */
    private static Map<String, Double> numbers(String model, String attribute) throws Exception {
        var table = jmx(bean(model) + "/attributes/" + attribute, "");
        var numbers = new HashMap<String, Double>();
        for (var row : table.path("value")) numbers.put(row.path("key").asText(), row.path("value").asDouble());
        assertFalse(numbers.isEmpty(), table.toString());
        return numbers;
    }

    private static String order(String version) {
        return """
                {"params": [{"value": "%s", "type": "java.lang.String"}, {"value": "100.0", "type": "java.lang.Double"},
                            {"value": "by console", "type": "java.lang.String"}],
                 "signature": ["java.lang.String", "double", "java.lang.String"]}""".formatted(version);
    }

    private static int number(JsonNode answer) {
        return answer.path("value").asInt();
    }

    private static JsonNode jmx(String path, String body) throws Exception {
        var post = body.isEmpty() ? "" : " -X POST -H 'Content-Type: application/json' -d '" + body + "'";
        return curl("curl -s -k -u \"admin:$PASSWORD\" \"$CONSOLE" + path + "\"" + post);
    }

    private static JsonNode curl(String line) throws Exception {
        var shell = new ProcessBuilder("sh", "-c", line);
        shell.environment().put("SERVER", server.api().server().toString());
        shell.environment().put("CONSOLE", server.console().toString());
        shell.environment().put("PASSWORD", server.consolePassword());
        shell.environment().put("KEY", Files.readString(folder.resolve("admin-key")).strip());
        var process = shell.start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), answer);
        return Json.MAPPER.readTree(answer);
    }
}
