package io.understudy.it;

import static io.understudy.it.Patience.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bandits over HTTP: real calls and outcomes, weights that follow them, and what is counted of the units that move. */
class BanditsIT {

    private static int experiments;

    @TempDir
    static Path folder;

    private static PrivateServer server;

    private ExperimentClient client;
    private String id;

    @BeforeAll
    static void start() {
        server = PrivateServer.start(folder, Map.of("UNDERSTUDY_EXPERIMENT_BANDIT_POLL", "PT0.2S", "UNDERSTUDY_EXPERIMENT_COUNT_EVERY", "PT0.2S"));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void threeVersions() {
        id = "bandit-" + experiments++;
        client = ExperimentClient.create(server.api(), server.admin(), "bandits-it-" + id);
    }

    /** Of those who meet arm «now» one in ten books, of those who meet arm «next» every second. */
    @Test
    void theBetterArmGetsTheUnits() throws Exception {
        client.started(id, bandit(Map.of("every", "PT1S", "window", "PT3S", "explore_units", 30, "floor", 0.1)));
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        int users = 0;
        while (weights().get(1) < 0.9 && System.nanoTime() < end) {
            for (int i = 0; i < 20; i++) callAndBook(users++);
        }
        assertEquals(List.of(0.1, 0.9), weights(), last().toString());
        var changes = changes();
        assertTrue(!changes.isEmpty(), client.model().history().toString());
        for (var change : changes) {
            var arms = change.at("/experiments/0/arms");
            assertEquals(0, sum(arms).compareTo(BigDecimal.ONE), arms.toString());
            for (var arm : arms) assertTrue(arm.path("weight").asDouble() >= 0.1, arms.toString());
            var figures = change.at("/experiment_change/figures");
            assertEquals(List.of("booked", "thompson"), List.of(figures.path("metric").asText(), figures.path("method").asText()));
            assertTrue(figures.at("/arms/1/units").asInt() >= 30, figures.toString());
            assertEquals(arms.at("/1/weight").asDouble(), figures.at("/arms/1/weight").asDouble());
            assertEquals("bandit", change.path("created_by").asText());
        }
        assertTrue(changes.getFirst().at("/experiment_change/figures/arms/1/chance").asDouble() > 0.8, changes.getFirst().toString());
        for (int i = 0; i < 100; i++) {
            var why = server.api().get(ExperimentClient.PATH + "/" + id + "/assignments/fresh-" + i).json();
            var range = StreamSupport.stream(why.path("ranges").spliterator(), false)
                    .filter(r -> r.path("start").asDouble() <= why.path("point").asDouble() && why.path("point").asDouble() < r.path("end").asDouble())
                    .findFirst()
                    .orElseThrow();
            assertEquals(range.path("arm").asText(), why.path("arm").asText());
            assertEquals(why.path("arm").asText().equals("next") ? 3 : 2, client.versionOf("fresh-" + i, 7));
        }
        client.done(id, "pause", Map.of());
        assertMovedUnitsDoNotCount(changes());
    }

    private List<JsonNode> changes() {
        return StreamSupport.stream(client.model().history().path("deployments").spliterator(), false)
                .filter(d -> d.at("/experiment_change/action").asText().equals("weights"))
                .toList();
    }

    /** Whoever belongs to another arm by a revision within three seconds is out. A call that crosses a swap may be either. */
    private void assertMovedUnitsDoNotCount(List<JsonNode> changes) throws Exception {
        var expected = new TreeSet<String>();
        var moved = new TreeSet<String>();
        var crossing = new TreeSet<String>();
        try (var connection = server.connect(); var statement = connection.createStatement()) {
            var rows = statement.executeQuery("select unit, arm, exposed_at from understudy.exposure where experiment = '" + id + "'");
            while (rows.next()) {
                var unit = rows.getString(1);
                var arm = rows.getString(2);
                var at = rows.getTimestamp(3).toInstant();
                var sinceChange = changes.stream().map(change -> Duration.between(activatedAt(change), at).abs());
                if (sinceChange.anyMatch(time -> time.toMillis() < 500)) crossing.add(unit);
                var leaves = changes.stream()
                        .filter(change -> isWithin(Duration.between(at, activatedAt(change))))
                        .anyMatch(change -> !arm(change, unit).equals(arm));
                (leaves ? moved : expected).add(unit);
            }
        }
        assertTrue(!moved.isEmpty(), "some were moved");
        expected.removeAll(crossing);
        assertTrue(within(() -> expected.equals(counted(crossing))), expected + " and not " + counted(crossing));
    }

    private Set<String> counted(Set<String> but) {
        var units = server.sql().text("select string_agg(unit, ' ') from understudy.experiment_unit where experiment = '" + id + "'");
        var counted = new TreeSet<>(List.of(units.split(" ")));
        counted.removeAll(but);
        return counted;
    }

    private static Instant activatedAt(JsonNode deployment) {
        return Instant.parse(deployment.path("activated_at").asText());
    }

    private static boolean isWithin(Duration sinceExposure) {
        return sinceExposure.isPositive() && sinceExposure.compareTo(Duration.ofSeconds(3)) < 0;
    }

    private static String arm(JsonNode deployment, String unit) {
        var experiment = deployment.at("/experiments/0");
        double point = ExperimentClient.point(experiment.path("seed").asText(), unit);
        for (var arm : experiment.path("arms")) {
            for (var range : arm.path("ranges")) {
                if (range.path("start").asDouble() <= point && point < range.path("end").asDouble()) return arm.path("name").asText();
            }
        }
        return "";
    }

    @Test
    void itSaysWhyTheWeightsStay() throws Exception {
        client.started(id, bandit(Map.of("every", "PT1S", "window", "PT1S", "explore_units", 10)));
        assertTrue(within(() -> last().path("stays").asText().equals("exploring")), last().toString());
        assertEquals("Arm now has 0 of 10 units.", last().path("text").asText());
        for (int i = 0; i < 60; i++) client.versionOf("user-" + i, 3);
        assertTrue(within(() -> last().path("stays").asText().equals("no_outcomes")), last().toString());
        assertEquals(List.of(0.5, 0.5), weights());
        assertEquals(2, client.get(id).path("revision").asInt(), "nothing was deployed");
        assertEquals(404, server.api().get(ExperimentClient.PATH + "/never-heard-of/bandit").status());
    }

    @Test
    void itWaitsForAnotherOrderOnTheModel() throws Exception {
        client.started(id, bandit(Map.of("every", "PT1S", "window", "PT1S", "explore_units", 5)));
        var other = "model = '" + client.model().model() + "' and number = 1000";
        server.sql().run("insert into understudy.deployment (model, number, state, kind, split, created_at, created_by, node)"
                + " select model, 1000, 'PREPARING', 'DEPLOY', split, now(), 'test', node from understudy.deployment where model = '"
                + client.model().model() + "' and state = 'ACTIVE'");
        for (int i = 0; i < 80; i++) callAndBook(i);
        assertTrue(within(() -> countedUnits().values().stream().mapToLong(n -> n).sum() == 80), countedUnits().toString());
        Thread.sleep(3_000);
        assertEquals(List.of(0.5, 0.5), weights());
        server.sql().run("update understudy.deployment set state = 'FAILED' where " + other);
        assertTrue(within(() -> weights().get(1) > 0.5), last().toString());
    }

    private Map<String, Object> bandit(Map<String, Object> more) {
        var allocation = new HashMap<String, Object>(Map.of("type", "bandit"));
        allocation.putAll(more);
        return Map.of("allocation", allocation);
    }

    private void callAndBook(int user) {
        var name = "user-" + user;
        var arm = client.versionOf(name, 3) == 3 ? "next" : "now";
        if (user % (arm.equals("next") ? 2 : 10) != 0) return;
        var reported = server.api().post("/api/v1/outcomes", Map.of("unit", name, "metric", "booked", "experiment", id));
        assertEquals(200, reported.status(), reported.text());
    }

    private JsonNode last() {
        return server.api().get(ExperimentClient.PATH + "/" + id + "/bandit").json();
    }

    private List<Double> weights() {
        var arms = client.get(id).at("/split/arms");
        return List.of(arms.at("/0/weight").asDouble(), arms.at("/1/weight").asDouble());
    }

    private static BigDecimal sum(JsonNode arms) {
        return StreamSupport.stream(arms.spliterator(), false)
                .map(arm -> new BigDecimal(arm.path("weight").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Map<String, Long> countedUnits() {
        try (var connection = server.connect(); var statement = connection.createStatement()) {
            var rows = statement.executeQuery("select arm, sum(units)::bigint from understudy.experiment_arm_day where experiment = '" + id
                    + "' group by arm having sum(units) > 0");
            var units = new TreeMap<String, Long>();
            while (rows.next()) units.put(rows.getString(1), rows.getLong(2));
            return units;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
