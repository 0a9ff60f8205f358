package io.understudy.benchmark.retraining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.benchmark.server.Api;
import io.understudy.benchmark.server.Understudy;
import io.understudy.food.control.FoodIntents;
import io.understudy.food.control.FoodIntents.Labelled;
import io.understudy.wire.entity.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The whole loop over HTTP: a version of a fifth of the data, users who say what was right, a trigger, a job, an experiment,
 * a promotion; then users who lie, and no promotion.
 */
public final class Retraining {

    private static final String MODEL = "food-loop";
    private static final int CONNECTIONS = 4;
    private static final int LABELS = 400;
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("UNDERSTUDY_DEMO", "off"),
            // On a busy machine it might take a burst for a version's fault.
            Map.entry("UNDERSTUDY_DEPLOYMENT_WATCH", "PT0S"),
            Map.entry("UNDERSTUDY_PREDICTION_LOG_INPUT", "full"),
            Map.entry("UNDERSTUDY_EXPERIMENT_DECIDE_EVERY", "PT1S"),
            Map.entry("UNDERSTUDY_RETRAINING_TRIGGER_EVERY", "PT2S"),
            Map.entry("UNDERSTUDY_RETRAINING_TRIGGER_SAMPLES", String.valueOf(LABELS)),
            Map.entry("UNDERSTUDY_RETRAINING_CANARY_FRACTION", "0.3"),
            Map.entry("UNDERSTUDY_RETRAINING_CANARY_MIN_DURATION", "PT0S"),
            Map.entry("UNDERSTUDY_RETRAINING_CANARY_MAX_DURATION", "PT2M"));

    private final Understudy understudy;
    private final Api api;
    private final Utterances utterances;
    private final Map<String, Object> report = new LinkedHashMap<>();

    private Retraining(Understudy understudy, Api api, Utterances utterances) {
        this.understudy = understudy;
        this.api = api;
        this.utterances = utterances;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of("benchmark/target/retraining");
        System.out.println("Starting an Understudy of its own …");
        try (var understudy = Understudy.start(folder.resolve("server"), false, SETTINGS); var api = understudy.api()) {
            var loop = new Retraining(understudy, api, Utterances.ofTheDemo());
            var broken = loop.run();
            System.out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(loop.report));
            Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(folder.resolve("retraining.json").toFile(), loop.report);
            broken.forEach(System.out::println);
            if (!broken.isEmpty()) System.exit(1);
        }
    }

    private List<String> run() throws Exception {
        var first = first();
        report.put("accuracy_before", accuracy(first));
        long failed;
        JsonNode learned;
        int users;
        try (var visitors = new Users(understudy.address(), MODEL, utterances.asked(), CONNECTIONS, 1)) {
            await("something else than the first version serves", () -> !serving().equals(first));
            learned = jobOf(serving());
            users = visitors.users();
            failed = visitors.failed();
        }
        report.put("users", users);
        report.put("job", learned);
        var promoted = serving();
        report.put("accuracy_after", accuracy(promoted));
        report.put("experiment", learned.hasNonNull("experiment") ? api.get("/api/v1/experiments/" + learned.path("experiment").asText()).path("conclusion") : null);
        quieten(promoted);
        int before = jobs().size();
        failed += Users.lie(understudy.address(), MODEL, utterances.asked().subList(0, Math.min(utterances.asked().size(), LABELS * 2)), labels());
        JsonNode poisoned;
        try (var visitors = new Users(understudy.address(), MODEL, utterances.asked(), CONNECTIONS, 1 + users)) {
            poisoned = ended(poisonedJob(before));
            await("the second experiment is decided", () -> !isRunning(poisoned));
            failed += visitors.failed();
        }
        report.put("poisoned_job", poisoned);
        report.put("failed_requests", failed);
        return broken(promoted, learned, poisoned, failed);
    }

    private List<String> broken(String promoted, JsonNode learned, JsonNode poisoned, long failed) {
        var broken = new ArrayList<String>();
        if (!promoted.equals(label(learned))) broken.add("Broken: what was learned from feedback was not promoted");
        if (!serving().equals(promoted)) broken.add("Broken: another version serves after the lies");
        if (serving().equals(label(poisoned))) broken.add("Broken: the poisoned version serves");
        if (failed > 0) broken.add("Broken: " + failed + " requests have failed");
        return broken;
    }

    private static List<String> labels() {
        return FoodIntents.standard().labels().stream().filter(label -> !label.equals(FoodIntents.OUT_OF_SCOPE)).toList();
    }

    /** Trained on a fifth, and deployed. */
    private String first() throws Exception {
        api.post("/api/v1/models", json(Map.of("name", MODEL, "task", "text_classification")));
        var lines = new StringBuilder();
        for (var row : utterances.start()) lines.append(json(Map.of("text", row.text(), "label", row.intent()))).append('\n');
        api.put("/api/v1/models/" + MODEL + "/training-sets/base", "application/x-ndjson", lines.toString());
        api.post("/api/v1/retraining/jobs", json(Map.of("model", MODEL, "promotion", "promote")));
        var job = ended(0);
        if (!job.path("state").asText().equals("succeeded")) throw new IllegalStateException("The first training failed: " + job);
        return label(job);
    }

    /** That a job gives its version. */
    private static String label(JsonNode job) {
        return "retrained-" + job.path("id").asText();
    }

    private JsonNode jobOf(String version) {
        for (var job : jobs()) if (label(job).equals(version)) return job;
        throw new IllegalStateException("No job has made " + version);
    }

    /** What honest users have begun since shall not be taken for the liar's. */
    private void quieten(String promoted) throws InterruptedException {
        await("no job is open", () -> jobs().get(0).hasNonNull("ended_at"));
        var last = jobs().get(0);
        if (isRunning(last)) api.post("/api/v1/experiments/" + last.path("experiment").asText() + "/stop", "{}");
        await("the promoted version serves alone", () -> serving().equals(promoted));
    }

    /** The trigger's, or one that is ordered where it is late; both begin after the first lies. */
    private int poisonedJob(int before) throws InterruptedException {
        for (int i = 0; i < 20 && jobs().size() == before; i++) Thread.sleep(500);
        if (jobs().size() == before) api.post("/api/v1/retraining/jobs", "{\"model\":\"" + MODEL + "\"}");
        return before;
    }

    /** The job that is the n-th of the model, once it has ended. */
    private JsonNode ended(int n) throws InterruptedException {
        await("job " + n + " has ended", () -> jobs().size() > n && jobs().get(jobs().size() - 1 - n).hasNonNull("ended_at"));
        return jobs().get(jobs().size() - 1 - n);
    }

    private JsonNode jobs() {
        return api.get("/api/v1/retraining/jobs?limit=200&model=" + MODEL).path("jobs");
    }

    private boolean isRunning(JsonNode job) {
        return job.hasNonNull("experiment")
                && api.get("/api/v1/experiments/" + job.path("experiment").asText()).path("state").asText().equals("running");
    }

    private String serving() {
        return api.get("/api/v1/models/" + MODEL + "/deployments").at("/deployments/0/split/0/version").asText();
    }

    private double accuracy(String version) throws JsonProcessingException {
        int right = 0;
        for (var row : utterances.held()) if (answer(row, version).equals(row.intent())) right++;
        return (double) right / utterances.held().size();
    }

    private String answer(Labelled row, String version) throws JsonProcessingException {
        return api.post("/api/v1/intents", json(Map.of("text", row.text(), "model", MODEL, "model_version", version))).path("label").asText();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new IllegalStateException("It took too long until " + what);
            Thread.sleep(500);
        }
        System.out.println("Now " + what + ".");
    }

    private static String json(Object value) throws JsonProcessingException {
        return Json.MAPPER.writeValueAsString(value);
    }
}
