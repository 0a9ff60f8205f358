package io.understudy.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The block that ends a start. */
class BannerTest {

    private static final DatabaseAddress DATABASE = new DatabaseAddress("jdbc:postgresql://localhost:5433/understudy", "understudy", "secret");

    @TempDir
    Path home;

    @Test
    void saysWhereToLookWithWhichKeyAndWhatToTry() throws IOException {
        Files.writeString(home.resolve("admin-key"), "usk_of-the-first-start\n");
        assertEquals("""

                Understudy is ready.

                  Address     http://localhost:9180        (API: http://localhost:9180/openapi/ui)
                  With TLS    https://localhost:9543
                  Database    understudy@localhost:5433/understudy
                  Admin key   usk_of-the-first-start
                              in HOME/admin-key
                  Logs        HOME/logs

                Try:
                  curl -s http://localhost:9180/api/v1/search -H 'Content-Type: application/json' -d '{"query": "lead actors in Mumbai for a drama series"}'
                  curl -s http://localhost:9180/api/v1/models/talent-search/deployments
                  curl -s http://localhost:9180/api/v1/models -H "Authorization: Bearer $(cat HOME/admin-key)"

                Ctrl-C stops the server and the database; the data stay.

                """, printed());
    }

    /** As where another node over the same database made it. */
    @Test
    void doesWithoutTheKeyWhereItIsNotHere() {
        var printed = printed();
        assertEquals(List.of("  Admin key   was shown at the first start"), printed.lines().filter(line -> line.contains("Admin key")).toList());
        assertFalse(printed.contains("secret"), printed);
    }

    private String printed() {
        var settings = new Settings(home, home.resolve("wlp"), "localhost", 9180, 9543, Duration.ofMinutes(10), true, false, "", Optional.empty());
        var out = new ByteArrayOutputStream();
        Banner.print(settings, DATABASE, new PrintStream(out, false, UTF_8));
        return out.toString(UTF_8).replace(home.toString(), "HOME");
    }
}
