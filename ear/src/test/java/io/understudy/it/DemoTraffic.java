package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.launch.demo.Demo;
import io.understudy.search.control.demo.TalentGenerator;
import io.understudy.search.entity.TalentProfile;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the demo puts into service, on fewer profiles, once for all tests of the shared server. */
final class DemoTraffic {

    private static final int PROFILES = 400;
    private static boolean played;

    private DemoTraffic() {}

    static synchronized void play() throws IOException {
        if (played) return;
        var admin = new Api(TestServer.address()).admin(TestServer.home());
        var lines = lines(new TalentGenerator(LocalDate.of(2026, 1, 1)).generate(PROFILES, 7));
        var imported = admin.with("Content-Type", "application/x-ndjson").post("/api/v1/talents/import", lines);
        assertEquals(PROFILES, imported.json().path("accepted").asInt(), imported.text());
        new Demo(step -> {}, Optional.empty()).play(TestServer.address(), Files.readString(TestServer.home().resolve("admin-key")).strip());
        played = true;
    }

    /** As an import takes them. */
    static String lines(Stream<TalentProfile> profiles) {
        return profiles.map(DemoTraffic::line).collect(Collectors.joining("\n"));
    }

    private static String line(TalentProfile profile) {
        try {
            return Json.MAPPER.writeValueAsString(profile);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
