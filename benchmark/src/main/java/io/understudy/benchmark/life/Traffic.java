package io.understudy.benchmark.life;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** Callers who ask again as soon as they are answered, and check every answer. */
final class Traffic implements AutoCloseable {

    private final URI target;
    private final Map<String, Double> shifts;
    private final ExecutorService threads;

    /** One for all callers, who have a connection each while they wait: sixteen would cost more than what is measured. */
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<Future<?>> callers = new ArrayList<>();
    private final LongAdder failed = new LongAdder();
    private final LongAdder wrong = new LongAdder();
    private final Map<String, Long> lastAnswer = new ConcurrentHashMap<>();
    private volatile Latencies latencies = new Latencies();
    private volatile boolean stopped;

    /** @param shifts what each version, by its id, adds to its input */
    Traffic(URI server, Map<String, Double> shifts, int connections) {
        this.target = server.resolve("/v2/models/" + TwoVersions.MODEL + "/infer");
        this.shifts = shifts;
        this.threads = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) callers.add(threads.submit(this::askUntilStopped));
    }

    private void askUntilStopped() {
        while (!stopped) call();
    }

    private void call() {
        int input = ThreadLocalRandom.current().nextInt(1_000);
        var body = "{\"inputs\":[{\"name\":\"X\",\"shape\":[1,1],\"datatype\":\"FP32\",\"data\":[" + input + "]}]}";
        var request = HttpRequest.newBuilder(target).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build();
        long begun = System.nanoTime();
        try {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            long now = System.nanoTime();
            latencies.add(now - begun);
            if (answer.statusCode() == 200) check(Json.MAPPER.readTree(answer.body()), input, now);
            else failed(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            failed(e.toString());
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    private void failed(String why) {
        failed.increment();
        System.err.println("Failed: " + why);
    }

    private void check(JsonNode answer, int input, long now) {
        var version = answer.path("model_version").asText();
        var expected = shifts.get(version);
        if (expected == null || answer.at("/outputs/0/data/0").asDouble() != input + expected) wrong.increment();
        else lastAnswer.merge(version, now, Math::max);
    }

    /** What was measured since the last call of this. */
    Latencies take() {
        var taken = latencies;
        latencies = new Latencies();
        return taken;
    }

    long failed() {
        return failed.sum();
    }

    long wrong() {
        return wrong.sum();
    }

    /** When a version's last answer came, by {@link System#nanoTime}; 0 if it gave none. */
    long lastAnswer(String version) {
        return lastAnswer.getOrDefault(version, 0L);
    }

    @Override
    public void close() {
        stopped = true;
        threads.close();
        client.close();
    }
}
