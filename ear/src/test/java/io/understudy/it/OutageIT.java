package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server does that is closed to the public, and while its database, or itself, is killed. */
class OutageIT {

    private static final String TALENT = """
            {"name": "Asha Kulkarni", "gender": "female", "playing_age": {"min": 25, "max": 35}, "city": "mumbai",
             "skills": ["acting.drama"], "experience_years": 6, "union_member": true, "level": "established"}""";

    private static final String SEARCH = "/api/v1/search";

    @TempDir
    static Path folder;

    private static PrivateServer server;

    @BeforeAll
    static void start() {
        server = PrivateServer.start(folder, Map.of("UNDERSTUDY_SEARCH_ACCESS", "admin", "UNDERSTUDY_INTENT_ACCESS", "admin"));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void searchIsClosedByConfiguration() {
        assertEquals(401, server.api().post(SEARCH, "{\"query\": \"dancer\"}").status());
        assertEquals(401, server.api().with("Authorization", "Bearer nonsense").post(SEARCH, "{\"query\": \"dancer\"}").status());
        assertEquals(400, server.admin().post(SEARCH, "{\"query\": 5}").status());
        var answer = server.admin().post(SEARCH, "{\"query\": \"dancer\"}");
        assertEquals(503, answer.status(), "no version is deployed here: " + answer.text());
        assertEquals("5", answer.header("Retry-After"));
    }

    @Test
    void intentsAreClosedByConfiguration() {
        for (var path : List.of("/api/v1/intents", "/api/v1/intents/batch")) {
            assertEquals(401, server.api().post(path, "{\"text\": \"hello\"}").status());
            assertEquals(400, server.admin().post(path, "{\"text\": 5}").status());
        }
        assertEquals(404, server.admin().post("/api/v1/intents", "{\"text\": \"hello\"}").status(), "there is no such model here");
    }

    @Test
    void keepsWhatItAcknowledgedThroughTheDeathOfTheDatabaseAndItsOwn() throws IOException {
        var admin = server.admin();
        var put = admin.put("/api/v1/talents/asha", TALENT);
        assertEquals(201, put.status(), put.text());
        server.killDatabase();
        assertEquals(503, server.api().get("/health/ready").status());
        assertEquals(200, server.api().get("/health/live").status());
        var away = server.api().get("/api/v1/talents/asha");
        assertEquals(503, away.status());
        assertEquals("5", away.header("Retry-After"));
        knowsItsKeysWithoutTheDatabase(admin);

        server.startDatabase();
        server.awaitReady();
        assertEquals(put.json(), server.api().get("/api/v1/talents/asha").json());

        server.killServer();
        var orphans = List.of(
                Files.createDirectories(folder.resolve("node/indexes/20200101_000000_0badcafe")),
                Files.createDirectories(folder.resolve("node/artifacts").resolve("0".repeat(64))));
        server.startServer();
        server.awaitReady();
        for (var orphan : orphans) assertFalse(Files.exists(orphan), orphan + " is of no version and goes at the start");
        assertEquals(put.json(), server.api().get("/api/v1/talents/asha").json());
        assertTrue(admin.delete("/api/v1/talents/asha").status() < 300, "the admin key is still the same");
    }

    private static void knowsItsKeysWithoutTheDatabase(Api admin) {
        assertEquals(400, admin.put("/api/v1/talents/asha", "{").status(), "the key is good, the body is not");
        assertEquals(401, server.api().put("/api/v1/talents/asha", TALENT).status());
        var unknown = server.api().with("Authorization", "Bearer nonsense").put("/api/v1/talents/asha", TALENT);
        assertEquals(503, unknown.status(), "it may be a key made on another node: " + unknown.text());
    }
}
