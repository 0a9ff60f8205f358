package io.understudy.it;

import static io.understudy.it.Patience.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes over one database. */
class ClusterIT {

    @TempDir
    static Path folder;

    private static PrivateServer a;
    private static PrivateServer b;
    private static int models;

    private TensorClient onA;
    private TensorClient onB;

    @BeforeAll
    static void start() throws IOException {
        a = PrivateServer.start(Files.createDirectory(folder.resolve("a")), Map.of("UNDERSTUDY_CLUSTER_NODE_NAME", "a"));
        b = a.beside(Files.createDirectory(folder.resolve("b")), Map.of(
                "UNDERSTUDY_CLUSTER_NODE_NAME", "b",
                "UNDERSTUDY_ARTIFACTS_DIRECTORY", folder.resolve("b-artifacts").toString(),
                // So rarely that nothing works in time unless the database tells of it.
                "UNDERSTUDY_DEPLOYMENT_POLL", "PT30S"));
    }

    @AfterAll
    static void stop() {
        Stream.of(b, a).filter(node -> node != null).forEach(PrivateServer::close);
    }

    @BeforeEach
    void createModel() {
        onA = TensorClient.create(a.api(), a.admin(), "cluster-it-" + models++);
        for (int i = 1; i <= 2; i++) onA.upload("v" + i, Onnx.shift(i));
        onB = new TensorClient(b.api(), b.admin(), onA.model());
        onA.full("v1");
    }

    @AfterEach
    void bothAreThere() {
        a.awaitReady();
        b.awaitReady();
    }

    /** Whichever node was asked to deploy. */
    @Test
    void whenADeploymentIsDoneEveryNodeServesIt() {
        for (int i = 0; i < 10; i++) {
            var ordered = (i % 2 == 0 ? onA : onB).full("v" + (1 + i % 2));
            assertEquals(6 + i % 2, TensorClient.value(onA.ask(5)), "order " + i);
            assertEquals(6 + i % 2, TensorClient.value(onB.ask(5)), "order " + i);
            assertEquals(i % 2 == 0 ? "a" : "b", ordered.path("node").asText());
            assertTrue(ordered.at("/steps/acknowledge_ms").asDouble() > 0, ordered.toString());
        }
    }

    @Test
    void noRequestToAnyNodeFailsOrIsAnsweredWrongWhileVersionsChange() throws Exception {
        var stop = new AtomicBoolean();
        var answers = new LongAdder();
        try (var callers = Executors.newFixedThreadPool(4)) {
            var running = Stream.of(onA, onB, onA, onB).map(node -> callers.submit(() -> {
                while (!stop.get()) {
                    var answer = node.ask(7);
                    assertEquals(200, answer.status(), answer.text());
                    assertEquals(answer.json().path("model_version").asText().equals("v1") ? 8 : 9, TensorClient.value(answer));
                    answers.increment();
                }
                return null;
            })).toList();
            try {
                for (int i = 1; i <= 20; i++) (i % 3 == 0 ? onB : onA).full("v" + (1 + i % 2));
            } finally {
                stop.set(true);
            }
            for (var caller : running) caller.get();
        }
        assertTrue(answers.sum() > 0);
    }

    @Test
    void whatOneNodeCannotLoadServesOnNone() throws IOException {
        var artifacts = folder.resolve("b-artifacts");
        onA.upload("v3", Onnx.shift(3));
        Files.move(artifacts, folder.resolve("aside"));
        Files.writeString(artifacts, "no folder");
        try {
            var refused = onA.deploy(Map.of("mode", "full", "version", "v3"));
            assertTrue(refused.status() >= 400, refused.text());
            var failed = onA.revision(2);
            assertEquals("failed", failed.path("state").asText());
            assertTrue(failed.path("failure").asText().startsWith("Node b: "), failed.toString());
            for (var node : List.of(onA, onB)) assertEquals(6, TensorClient.value(node.ask(5)));
        } finally {
            Files.delete(artifacts);
            Files.move(folder.resolve("aside"), artifacts);
        }
        onA.full("v3");
        for (var node : List.of(onA, onB)) assertEquals(8, TensorClient.value(node.ask(5)));
    }

    @Test
    void aKilledNodeHoldsUpNothingForLongAndIsReadyAgainOnlyWithWhatServesNow() throws InterruptedException {
        b.killServer();
        onA.upload("v3", Onnx.shift(29)).full("v3");
        assertEquals(34, TensorClient.value(onA.ask(5)));
        var version = onA.version("v3");
        invertArtifact(version);
        b.startServer();
        assertTrue(within(Duration.ofMinutes(3), () -> !b.impediment().isEmpty() && !b.impediment().startsWith("Loading")));
        assertTrue(b.impediment().startsWith(onA.model() + ": "), b.impediment());
        assertEquals(503, b.api().get("/health/ready").status());
        assertEquals(200, b.api().get("/health/live").status());
        assertEquals(503, b.api().get("/v2/health/ready").status());
        assertEquals(503, onB.ask(5).status(), "no answer is better than another version's");

        invertArtifact(version);
        a.sql().run("select pg_notify('understudy_deployment', '')");
        b.awaitReady();
        assertEquals("", b.impediment());
        assertEquals(34, TensorClient.value(onB.ask(5)));
    }

    /** The first time it is damaged, the second time whole again. */
    private static void invertArtifact(JsonNode version) {
        a.sql().run("update understudy.artifact_chunk set bytes = set_byte(bytes, 0, 255 - get_byte(bytes, 0)) where seq = 0 and sha256 = '"
                + version.path("sha256").asText() + "'");
    }

    @Test
    void aNodeThatIsStoppedIsNotWaitedFor() throws Exception {
        b.stopServer();
        try (var connection = a.connect(); var rows = connection.createStatement().executeQuery("select name from understudy.node")) {
            assertTrue(rows.next());
            assertEquals("a", rows.getString(1));
            assertFalse(rows.next());
        }
        onA.full("v2");
        b.startServer();
        b.awaitReady();
        assertEquals(7, TensorClient.value(onB.ask(5)));
    }
}
