package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.it.Api.Part;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the prediction log has acknowledged is in its table, once, whatever is killed under load. {@code benchmark/durability}
 * runs the same for longer: {@code -Ddurability.kills=20 -Ddurability.outage=PT2M}.
 */
class DurabilityIT {

    private static final int KILLS = Integer.getInteger("durability.kills", 3);
    private static final Duration OUTAGE = Duration.parse(System.getProperty("durability.outage", "PT6S"));
    private static final int CALLERS = 8;

    /** Its answers wait for their records; those of the other do not. */
    private static final String SYNC = "waits";

    private static final String ASYNC = "goes-on";
    private static final String BODY = "{\"inputs\":[{\"name\":\"X\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[1,2]}]}";

    @TempDir
    static Path folder;

    private static PrivateServer server;
    private static SplitAndSearch others;

    @BeforeAll
    static void start() {
        server = PrivateServer.start(folder, Map.of("UNDERSTUDY_PREDICTION_LOG_MODEL_WAITS_DURABILITY", "sync"));
        serve(SYNC);
        serve(ASYNC);
        others = SplitAndSearch.serve(server.api(), server.admin());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /** Every second time with the database already gone, so that the last records are in the spool alone. */
    @Test
    void keepsEveryAcknowledgedRecordWhenTheServerIsKilled() throws Exception {
        var random = new Random(7);
        var acknowledged = new ArrayList<String>();
        for (int kill = 0; kill < KILLS; kill++) {
            try (var callers = Callers.start(server.api(), path(SYNC), BODY, CALLERS)) {
                callers.awaitAnswers(10 * CALLERS);
                if (kill % 2 == 1) {
                    server.killDatabase();
                    callers.awaitAnswers(10 * CALLERS);
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1000));
                server.killServer();
                callers.stop();
                acknowledged.addAll(callers.acknowledged());
            }
            if (kill % 2 == 1) server.startDatabase();
            server.startServer();
            server.awaitReady();
        }
        expectOnce(SYNC, acknowledged);
        say("%d kills of the server under load, sync, every second one with PostgreSQL gone: %,d acknowledged, all of them in the table, none twice", KILLS, acknowledged.size());
    }

    @Test
    void noInferenceFailsAndNoRecordIsLostWhileTheDatabaseIsAway() throws Exception {
        var query = others.newQuery();
        var found = others.finds(query, false);
        try (var waiting = Callers.start(server.api(), path(SYNC), BODY, CALLERS / 2);
                var going = Callers.start(server.api(), path(ASYNC), BODY, CALLERS / 2)) {
            waiting.awaitAnswers(CALLERS);
            server.killDatabase();
            int before = waiting.acknowledged().size();
            others.routesByTheHash();
            assertEquals(found, others.finds(query, true), "kept answers are given");
            others.finds(others.newQuery(), false);
            TimeUnit.MILLISECONDS.sleep(OUTAGE.toMillis());
            int meanwhile = waiting.acknowledged().size() - before;
            server.startDatabase();
            TimeUnit.SECONDS.sleep(2);
            waiting.stop();
            going.stop();
            assertEquals(List.of(), waiting.failures());
            assertEquals(List.of(), going.failures());
            assertTrue(meanwhile > 0, "answers went on");
            expectOnce(SYNC, waiting.acknowledged());
            expectOnce(ASYNC, going.acknowledged());
            say("PostgreSQL away for %d s under load: 0 failed inferences; %,d (sync) and %,d (async) records, all of them in the table, none twice",
                    OUTAGE.toSeconds(), waiting.acknowledged().size(), going.acknowledged().size());
        }
    }

    /** The spool is drained in a moment; what is not there then is lost. */
    private static void expectOnce(String model, List<String> acknowledged) throws Exception {
        assertEquals(acknowledged.size(), new HashSet<>(acknowledged).size(), "each prediction has an id of its own");
        var missing = Set.copyOf(acknowledged);
        for (int i = 0; i < 600 && !missing.isEmpty(); i++) {
            var kept = ids(model);
            missing = missing.stream().filter(id -> !kept.contains(id)).collect(Collectors.toSet());
            if (!missing.isEmpty()) TimeUnit.MILLISECONDS.sleep(200);
        }
        assertEquals(Set.of(), missing);
        assertEquals(0, server.sql().count("select count(*) from (select id from understudy.prediction group by id having count(*) > 1) twice"));
    }

    private static Set<String> ids(String model) throws SQLException {
        try (var connection = server.connect();
                var statement = connection.prepareStatement("select id::text from understudy.prediction where model = ? and status = 'ok'")) {
            statement.setString(1, model);
            var rows = statement.executeQuery();
            var ids = new HashSet<String>();
            while (rows.next()) ids.add(rows.getString(1));
            return ids;
        }
    }

    private static String path(String model) {
        return "/v2/models/" + model + "/infer";
    }

    private static void serve(String model) {
        var admin = server.admin();
        assertEquals(201, admin.post("/api/v1/models", Map.of("name", model, "task", "tensor")).status());
        var uploaded = admin.upload("/api/v1/models/" + model + "/versions",
                List.of(Part.field("metadata", "{\"label\":\"v1\"}"), Part.file("bundle", "model.onnx", Onnx.matMul(1))));
        assertEquals(201, uploaded.status(), uploaded.text());
        var deployed = admin.post("/api/v1/models/" + model + "/deployments", Map.of("split", Map.of("v1", 100)));
        assertEquals(201, deployed.status(), deployed.text());
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
