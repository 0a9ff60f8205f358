package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server does while its database, or itself, is killed. */
class OutageIT {

    private static final String TALENT = """
            {"name": "Asha Kulkarni", "gender": "female", "playing_age": {"min": 25, "max": 35}, "city": "mumbai",
             "skills": ["acting.drama"], "experience_years": 6, "union_member": true, "level": "established"}""";

    @TempDir
    static Path folder;

    @Test
    void keepsWhatItAcknowledgedThroughTheDeathOfTheDatabaseAndItsOwn() {
        try (var server = PrivateServer.start(folder, Map.of())) {
            var admin = server.admin();
            var put = admin.put("/api/v1/talents/asha", TALENT);
            assertEquals(201, put.status(), put.text());
            server.killDatabase();
            assertEquals(503, server.api().get("/health/ready").status());
            assertEquals(200, server.api().get("/health/live").status());
            assertEquals(503, server.api().get("/api/v1/talents/asha").status());

            server.startDatabase();
            server.awaitReady();
            assertEquals(put.json(), server.api().get("/api/v1/talents/asha").json());

            server.killServer();
            server.startServer();
            server.awaitReady();
            assertEquals(put.json(), server.api().get("/api/v1/talents/asha").json());
            assertTrue(admin.delete("/api/v1/talents/asha").status() < 300, "the admin key is still the same");
        }
    }
}
