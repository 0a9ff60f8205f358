package io.understudy.benchmark.speed;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.benchmark.server.Jvm;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Requests over HTTP by {@code wrk}: each connection asks again as soon as it is answered. */
public final class LoadGenerator {

    private static final String SCRIPT = "benchmark/wrk/post.lua";

    private final URI server;
    private final Jvm jvm;
    private final String path;

    /** @param path where the bodies are posted to */
    public LoadGenerator(URI server, Jvm jvm, String path) {
        this.server = server;
        this.jvm = jvm;
        this.path = path;
    }

    /** Says so before anything else is done where the tool is missing. */
    public static void requireWrk() throws InterruptedException {
        try {
            new ProcessBuilder("wrk", "-v").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException missing) {
            throw new IllegalStateException("wrk is missing: install it (Debian and Ubuntu: apt-get install wrk) and start again.");
        }
    }

    /** @param bodies one request a line */
    public Load run(Path bodies, int connections, Duration time) throws IOException, InterruptedException {
        var server = jvm.cpuSeconds();
        var children = Jvm.own().cpuSecondsOfChildren();
        var seen = wrk(bodies, connections, time);
        var requests = seen.path("requests").asDouble();
        return new Load(
                connections,
                seen.path("seconds").asDouble(),
                requests / seen.path("seconds").asDouble(),
                seen.path("p50_ms").asDouble(),
                seen.path("p95_ms").asDouble(),
                seen.path("p99_ms").asDouble(),
                seen.path("max_ms").asDouble(),
                seen.path("bytes").asDouble() / requests / 1024,
                seen.path("refused").asLong(),
                seen.path("broken").asLong(),
                1e3 * (jvm.cpuSeconds() - server) / requests,
                1e3 * (Jvm.own().cpuSecondsOfChildren() - children) / requests);
    }

    private JsonNode wrk(Path bodies, int connections, Duration time) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "wrk", "-t1", "-c" + connections, "-d" + time.toSeconds() + "s", "--timeout", "30s",
                        "-s", SCRIPT, server.toString(), "--", bodies.toString(), path)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var last = output.lines().reduce((first, second) -> second).orElse("");
        if (!last.startsWith("{")) throw new IllegalStateException("wrk failed: " + output);
        return Json.MAPPER.readTree(last);
    }
}
