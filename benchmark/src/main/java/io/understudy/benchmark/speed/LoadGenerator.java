package io.understudy.benchmark.speed;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.benchmark.server.Jvm;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Searches over HTTP by {@code wrk}: each connection asks again as soon as it is answered. */
final class LoadGenerator {

    private static final String SCRIPT = "benchmark/wrk/search.lua";

    private final URI server;
    private final Jvm jvm;

    LoadGenerator(URI server, Jvm jvm) {
        this.server = server;
        this.jvm = jvm;
    }

    /** Says so before anything else is done where the tool is missing. */
    static void requireWrk() throws InterruptedException {
        try {
            new ProcessBuilder("wrk", "-v").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException missing) {
            throw new IllegalStateException("wrk is missing: install it (Debian and Ubuntu: apt-get install wrk) and start again.");
        }
    }

    /** @param bodies one request a line */
    Load run(Path bodies, int connections, Duration time) throws IOException, InterruptedException {
        var server = jvm.cpuSeconds();
        var children = Jvm.own().cpuSecondsOfChildren();
        var seen = wrk(bodies, connections, time);
        var searches = seen.path("searches").asDouble();
        return new Load(
                connections,
                seen.path("seconds").asDouble(),
                searches / seen.path("seconds").asDouble(),
                seen.path("p50_ms").asDouble(),
                seen.path("p95_ms").asDouble(),
                seen.path("p99_ms").asDouble(),
                seen.path("max_ms").asDouble(),
                seen.path("bytes").asDouble() / searches / 1024,
                seen.path("refused").asLong(),
                seen.path("broken").asLong(),
                1e3 * (jvm.cpuSeconds() - server) / searches,
                1e3 * (Jvm.own().cpuSecondsOfChildren() - children) / searches);
    }

    private JsonNode wrk(Path bodies, int connections, Duration time) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "wrk", "-t1", "-c" + connections, "-d" + time.toSeconds() + "s", "--timeout", "30s",
                        "-s", SCRIPT, server.toString(), "--", bodies.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var last = output.lines().reduce((first, second) -> second).orElse("");
        if (!last.startsWith("{")) throw new IllegalStateException("wrk failed: " + output);
        return Json.MAPPER.readTree(last);
    }
}
