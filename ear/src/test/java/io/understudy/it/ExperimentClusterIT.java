package io.understudy.it;

import static io.understudy.it.Patience.within;
import static io.understudy.it.ExperimentClient.expected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments on two nodes over one database. */
class ExperimentClusterIT {

    private static final List<String> USERS = IntStream.range(0, 60).mapToObj(i -> "user-" + i).toList();
    private static final Map<String, String> OFTEN = Map.of(
            "UNDERSTUDY_EXPERIMENT_RAMP_POLL", "PT0.3S", "UNDERSTUDY_EXPERIMENT_BANDIT_POLL", "PT0.3S", "UNDERSTUDY_EXPERIMENT_COUNT_EVERY", "PT0.3S");

    @TempDir
    static Path folder;

    private static PrivateServer a;
    private static PrivateServer b;
    private static int experiments;

    private ExperimentClient onA;
    private ExperimentClient onB;
    private String id;

    @BeforeAll
    static void start() throws IOException {
        a = PrivateServer.start(Files.createDirectory(folder.resolve("a")), named("a"));
        b = a.beside(Files.createDirectory(folder.resolve("b")), named("b"));
    }

    private static Map<String, String> named(String node) {
        var settings = new HashMap<>(OFTEN);
        settings.put("UNDERSTUDY_CLUSTER_NODE_NAME", node);
        return settings;
    }

    @AfterAll
    static void stop() {
        Stream.of(b, a).filter(node -> node != null).forEach(PrivateServer::close);
    }

    @BeforeEach
    void threeVersions() {
        id = "c" + experiments++;
        onA = ExperimentClient.create(a.api(), a.admin(), "experiment-cluster-" + id);
        onB = new ExperimentClient(new TensorClient(b.api(), b.admin(), onA.model().model()));
    }

    @AfterEach
    void bothAreThere() {
        a.awaitReady();
        b.awaitReady();
    }

    @Test
    void whenAStepIsAnsweredBothNodesServeIt() {
        onB.started(id, Map.of("coverage", 0.3));
        assertArms(0.3);
        onA.done(id, "ramp", Map.of("coverage", 0.6));
        assertArms(0.6);
        onB.done(id, "pause", Map.of());
        assertArms(0);
        onA.done(id, "resume", Map.of());
        assertArms(0.6);
        onB.done(id, "ramp", Map.of("coverage", 1));
        assertArms(1);
        onA.done(id, "promote", Map.of("arm", "next"));
        for (var user : USERS) assertEquals(List.of(3, 3), List.of(onA.versionOf(user, 7), onB.versionOf(user, 7)));
    }

    @Test
    void bothNodesServeTheWeightsOfABandit() throws Exception {
        onA.started(id, bandit());
        feed(onA, 0, 120);
        assertTrue(within(() -> onA.get(id).at("/split/arms/1/weight").asDouble() > 0.6), onA.get(id).toString());
        onB.done(id, "pause", Map.of());
        onA.done(id, "resume", Map.of());
        assertServedAsAssigned(onA, onB);
    }

    /** A node dies anywhere between the order and its answer. */
    @Test
    void aStepThatIsCutOffIsDoneOrNotDone() throws Exception {
        onA.draft(id, Map.of("coverage", 0.2));
        var steps = List.<Runnable>of(
                () -> onB.order(id, "start", Map.of()),
                () -> onB.order(id, "ramp", Map.of("coverage", 0.5)),
                () -> onB.order(id, "pause", Map.of()));
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var cut = CompletableFuture.runAsync(step).exceptionally(e -> null);
            Thread.sleep(20 + 40L * i);
            b.killServer();
            cut.get(1, TimeUnit.MINUTES);
            assertTrue(within(() -> a.sql().count("select count(*) from understudy.deployment where state = 'PREPARING'") == 0), "what was being prepared is given up");
            assertTheStateIsThatOfTheRevision();
            b.startServer();
            b.awaitReady();
            assertTheStateIsThatOfTheRevision();
            assertArms(coverage());
            // The next step needs this one, whether or not it was cut off.
            if (i == 0 && onA.get(id).path("state").asText().equals("draft")) onA.done(id, "start", Map.of());
        }
    }

    /** Whichever node had its turn. */
    @Test
    void rampsAndBanditsGoOnAtTheOtherNode() throws Exception {
        var ramp = Map.<String, Object>of("allocation", Map.of("type", "ramp", "steps", List.of(
                Map.of("coverage", 0.1, "hold", "PT3S"), Map.of("coverage", 0.2, "hold", "PT3S"), Map.of("coverage", 0.4))));
        onB.started(id, ramp);
        var other = ExperimentClient.create(a.api(), a.admin(), "experiment-cluster-bandit-" + id);
        other.started(id + "-bandit", bandit());
        b.killServer();
        assertTrue(within(() -> onA.get(id).at("/split/coverage").asDouble() == 0.4), onA.get(id).toString());
        for (var user : USERS) assertEquals(expected(id, user, 0.4), onA.versionOf(user, 7));
        id = id + "-bandit";
        feed(other, 0, 120);
        assertTrue(within(() -> other.get(id).at("/split/arms/1/weight").asDouble() > 0.6), other.get(id).toString());
        b.startServer();
        b.awaitReady();
        assertServedAsAssigned(other, new ExperimentClient(new TensorClient(b.api(), b.admin(), other.model().model())));
    }

    private static Map<String, Object> bandit() {
        return Map.of("allocation", Map.of("type", "bandit", "every", "PT1S", "window", "PT1S", "explore_units", 20));
    }

    /** Each user who meets v3 books, of the others every tenth. */
    private void feed(ExperimentClient client, int from, int to) {
        for (int i = from; i < to; i++) {
            var user = "fed-" + i;
            if (client.versionOf(user, 7) == 3 || i % 10 == 0) {
                assertEquals(200, a.api().post("/api/v1/outcomes", Map.of("unit", user, "metric", "booked", "experiment", id)).status());
            }
        }
    }

    private void assertArms(double coverage) {
        for (var user : USERS) {
            int version = expected(id, user, coverage);
            assertEquals(List.of(version, version), List.of(onA.versionOf(user, 7), onB.versionOf(user, 7)), user + " of " + coverage);
        }
    }

    /** Until no change of weights comes between. */
    private void assertServedAsAssigned(ExperimentClient... nodes) throws InterruptedException {
        assertTrue(within(() -> USERS.stream().allMatch(user -> {
            var arm = a.api().get(ExperimentClient.PATH + "/" + id + "/assignments/" + user).json().path("arm").asText();
            return Stream.of(nodes).allMatch(node -> node.versionOf(user, 7) == (arm.equals("next") ? 3 : 2));
        })), "both nodes serve what the assignments say");
    }

    /** RUNNING if and only if the revision in service has it, and then as that has it. */
    private void assertTheStateIsThatOfTheRevision() {
        long served = a.sql().count("select count(*) from understudy.deployment d, jsonb_array_elements(d.experiments) s (split), understudy.experiment x"
                + " where d.state = 'ACTIVE' and s.split ->> 'experiment' = '" + id + "' and x.id = '" + id + "' and x.split = s.split");
        long running = a.sql().count("select count(*) from understudy.experiment where id = '" + id + "' and state = 'RUNNING'");
        assertEquals(running, served, onA.get(id).toString());
        assertEquals(1, a.sql().count("select count(*) from understudy.deployment where state = 'ACTIVE' and model = '" + onA.model().model() + "'"));
    }

    private double coverage() {
        var present = onA.get(id);
        return present.path("state").asText().equals("running") ? present.at("/split/coverage").asDouble() : 0;
    }
}
