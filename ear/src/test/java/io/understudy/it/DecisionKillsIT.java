package io.understudy.it;

import static io.understudy.it.Patience.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An experiment is decided once, and by one deployment, though the server is killed while it decides. {@code
 * benchmark/decision-kills} runs the same for longer: {@code -Ddecisions.kills=20}.
 */
class DecisionKillsIT {

    private static final int KILLS = Integer.getInteger("decisions.kills", 1);
    private static final int UNITS = 400;
    private static final Duration LATEST = Duration.ofMillis(400);

    @TempDir
    static Path folder;

    private static PrivateServer server;

    private final Random random = new Random(20);

    @BeforeAll
    static void start() {
        server = PrivateServer.start(folder, Map.of("UNDERSTUDY_EXPERIMENT_DECIDE_EVERY", "PT0.3S", "UNDERSTUDY_EXPERIMENT_COUNT_EVERY", "PT0.1S"));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void decidesOnceThoughItIsKilledMeanwhile() throws Exception {
        var killedAt = new TreeMap<String, Integer>();
        for (int kill = 0; kill < KILLS; kill++) {
            var id = "k" + kill;
            var client = ExperimentClient.create(server.api(), server.admin(), "kills-it-" + kill);
            client.started(id, Map.of("at_end", "act", "min_duration", "PT0S", "coverage", 0.5));
            whatOneArmWins(id);
            double late = random.nextDouble();
            if (kill % 3 == 2) {
                // Anywhere in a pass, while it counts, reads or judges too.
                TimeUnit.MICROSECONDS.sleep(Math.round(2 * late * LATEST.toNanos() / 1e3));
            } else {
                awaitIntention(id);
                // From the moment in which it is decided to well after it is done, the sooner the likelier.
                TimeUnit.MICROSECONDS.sleep(Math.round(late * late * late * LATEST.toNanos() / 1e3));
            }
            server.killServer();
            killedAt.merge(server.sql().text("select coalesce((select lower(act) from understudy.experiment_decision where act <> 'NONE' and experiment = '" + id + "'), 'undecided')")
                    + ", revision " + server.sql().text("select lower(coalesce((select state from understudy.deployment where kind = 'PROMOTION' and model = 'kills-it-"
                            + kill + "' order by number desc limit 1), 'not written'))"), 1, Integer::sum);
            server.startServer();
            server.awaitReady();
            expectOneDecision(id, client);
            System.out.println("After kill " + (kill + 1) + ": one decision, one deployment");
        }
        if (KILLS >= 10) assertTrue(killedAt.keySet().stream().anyMatch(at -> at.startsWith("intended")), "no kill came before it was done: " + killedAt);
        System.out.println(String.format(Locale.ROOT, "%d kills in the middle of a decision: one decision and one deployment each; killed at %s", KILLS, killedAt));
    }

    private static void expectOneDecision(String id, ExperimentClient client) throws Exception {
        var model = client.model().model();
        assertTrue(within(() -> server.sql().count("select count(*) from understudy.experiment_decision where act = 'DONE' and experiment = '" + id + "'") == 1), "it is completed");
        assertEquals("1", server.sql().text("select count(*) from understudy.experiment_decision where act <> 'NONE' and experiment = '" + id + "'"), "decided once");
        assertEquals("1", server.sql().text("select count(*) from understudy.deployment where kind = 'PROMOTION' and activated_at is not null and model = '" + model + "'"));
        assertEquals("0", server.sql().text("select count(*) from understudy.deployment where state = 'PREPARING' and model = '" + model + "'"));
        var end = client.get(id);
        assertEquals("promoted", end.at("/conclusion/decision").asText());
        assertEquals(server.sql().text("select revision from understudy.experiment_decision where act = 'DONE' and experiment = '" + id + "'"), end.path("revision").asText());
        assertEquals(3, client.versionOf("anybody", 7));
    }

    /** 30 of 200 in one arm and 120 of 200 in the other, as if they had called and booked. */
    private static void whatOneArmWins(String id) {
        server.sql().run("insert into understudy.exposure select '" + id + "', '" + id + "-' || n, case when n % 2 = 0 then 'now' else 'next' end,"
                + " now() - interval '1 minute', gen_random_uuid() from generate_series(1, " + UNITS + ") n");
        var outcomes = IntStream.rangeClosed(1, UNITS)
                .filter(n -> n % 2 == 0 ? n <= 60 : n <= 240)
                .mapToObj(n -> Map.of("unit", id + "-" + n, "metric", "booked"))
                .toList();
        assertEquals(200, server.api().post("/api/v1/outcomes", Map.of("outcomes", outcomes)).status());
    }

    private static void awaitIntention(String id) throws Exception {
        try (var connection = server.connect();
                var statement = connection.prepareStatement("select from understudy.experiment_decision where act <> 'NONE' and experiment = ?")) {
            statement.setString(1, id);
            for (int i = 0; i < 60_000; i++) {
                if (statement.executeQuery().next()) return;
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        throw new IllegalStateException("nothing is decided of " + id);
    }
}
