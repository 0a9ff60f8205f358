package io.understudy.benchmark.decision;

import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Users, each of whom calls once, and then does what the arm's version makes a share of them do: reported by the id of the
 * prediction that they got.
 */
final class Visitors implements AutoCloseable {

    private static final int INPUTS = 100;

    private final URI infer;
    private final URI outcomes;
    private final String prefix;
    private final Map<String, Map<String, Double>> rates;
    private final long seed;
    private final ExecutorService threads;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger users = new AtomicInteger();
    private final LongAdder failed = new LongAdder();
    private final LongAdder unreported = new LongAdder();
    private volatile boolean stopped;

    /** @param rates of each metric the true share of users who do it, by the id of the version that they meet */
    Visitors(URI server, String model, Map<String, Map<String, Double>> rates, int connections, long seed) {
        this.infer = server.resolve("/v2/models/" + model + "/infer");
        this.outcomes = server.resolve("/api/v1/outcomes");
        this.prefix = model + "-";
        this.rates = rates;
        this.seed = seed;
        this.threads = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) threads.submit(this::visitUntilStopped);
    }

    private void visitUntilStopped() {
        while (!stopped) {
            try {
                visit(users.getAndIncrement());
            } catch (IOException e) {
                failed.increment();
                System.err.println("Failed: " + e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Whatever connection a user comes by, and whatever arm it meets, its luck is its own. */
    private void visit(int user) throws IOException, InterruptedException {
        var luck = new SplittableRandom(seed * 1_000_003 + user);
        var body = "{\"parameters\":{\"user_id\":\"" + prefix + user + "\"},\"inputs\":[{\"name\":\"X\",\"shape\":[1,1],\"datatype\":\"FP32\",\"data\":["
                + luck.nextInt(INPUTS) + "]}]}";
        var answer = post(infer, body);
        if (answer.statusCode() != 200) {
            failed.increment();
            return;
        }
        var version = Json.MAPPER.readTree(answer.body()).path("model_version").asText();
        var prediction = answer.headers().firstValue("Prediction-Id").orElseThrow();
        for (var metric : rates.entrySet()) {
            if (luck.nextDouble() < metric.getValue().getOrDefault(version, 0.0)) report(prediction, metric.getKey());
        }
    }

    private void report(String prediction, String metric) throws IOException, InterruptedException {
        var answer = post(outcomes, "{\"prediction_id\":\"" + prediction + "\",\"metric\":\"" + metric + "\"}");
        if (answer.statusCode() != 200) unreported.increment();
    }

    private HttpResponse<byte[]> post(URI target, String body) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(target).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofByteArray());
    }

    int users() {
        return users.get();
    }

    /** Calls that were not answered. */
    long failed() {
        return failed.sum();
    }

    /** Outcomes that were not taken. */
    long unreported() {
        return unreported.sum();
    }

    @Override
    public void close() {
        stopped = true;
        threads.close();
        client.close();
    }
}
