package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server does while its database, or itself, is killed. */
class OutageIT {

    @TempDir
    static Path folder;

    @Test
    void isReadyAgainByItselfWhenTheDatabaseIsBackAndFindsItsDataAfterItsOwnDeath() {
        try (var server = PrivateServer.start(folder, Map.of())) {
            server.killDatabase();
            assertEquals(503, server.api().get("/health/ready").status());
            assertEquals(200, server.api().get("/health/live").status());

            server.startDatabase();
            server.awaitReady();

            var key = server.admin();
            server.killServer();
            server.startServer();
            server.awaitReady();
            assertNotEquals(401, key.get("/api/v1/models").status());
        }
    }
}
