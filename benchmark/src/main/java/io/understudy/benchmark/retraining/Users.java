package io.understudy.benchmark.retraining;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.food.control.FoodIntents.Labelled;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Users, each of whom asks once, and says what was right: by an acceptance, or by the label that they had meant. */
final class Users implements AutoCloseable {

    /** Share of those whose answer was right who accept it. */
    private static final double ACCEPTING = 0.8;

    /** Share of those whose answer was wrong who tell the right label. */
    private static final double CORRECTING = 0.5;

    private final URI intents;
    private final URI feedback;
    private final String model;
    private final List<Labelled> texts;
    private final ExecutorService threads;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger users;
    private final LongAdder failed = new LongAdder();
    private volatile boolean stopped;

    /** @param first number of the first user, so that no two runs have the same */
    Users(URI server, String model, List<Labelled> texts, int connections, int first) {
        this.intents = server.resolve("/api/v1/intents");
        this.feedback = server.resolve("/api/v1/feedback");
        this.model = model;
        this.texts = texts;
        this.users = new AtomicInteger(first);
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

    private void visit(int user) throws IOException, InterruptedException {
        var luck = new SplittableRandom(user);
        var asked = texts.get(luck.nextInt(texts.size()));
        var answer = ask(asked.text(), "user-" + user);
        if (answer == null) return;
        var isRight = answer.path("label").asText().equals(asked.intent());
        if (isRight && luck.nextDouble() < ACCEPTING) tell(answer, Map.of("kind", "accept"));
        if (!isRight) tell(answer, luck.nextDouble() < CORRECTING ? Map.of("label", asked.intent()) : Map.of("kind", "skip"));
    }

    private JsonNode ask(String text, String user) throws IOException, InterruptedException {
        var answer = post(intents, Map.of("text", text, "model", model, "user_id", user));
        if (answer.statusCode() == 200) return Json.MAPPER.readTree(answer.body());
        failed.increment();
        return null;
    }

    private void tell(JsonNode answer, Map<String, String> said) throws IOException, InterruptedException {
        var body = new TreeMap<>(said);
        body.put("prediction_id", answer.path("prediction_id").asText());
        if (post(feedback, body).statusCode() != 200) failed.increment();
    }

    /** Somebody asks each of the texts, and says of each answer that another label is right. */
    static int lie(URI server, String model, List<Labelled> texts, List<String> labels) throws IOException, InterruptedException {
        try (var liar = new Users(server, model, texts, 1, 0)) {
            liar.stopped = true;
            for (int i = 0; i < texts.size(); i++) {
                var answer = liar.ask(texts.get(i).text(), "liar-" + i);
                int right = labels.indexOf(texts.get(i).intent());
                if (answer != null) liar.tell(answer, Map.of("label", labels.get((right + 1 + i % (labels.size() - 1)) % labels.size())));
            }
            return (int) liar.failed();
        }
    }

    private HttpResponse<byte[]> post(URI target, Map<String, String> body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(target).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)));
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    int users() {
        return users.get();
    }

    /** Requests that were not answered. */
    long failed() {
        return failed.sum();
    }

    @Override
    public void close() {
        stopped = true;
        threads.close();
        client.close();
    }
}
