package io.understudy.launch.demo;

import io.understudy.food.control.FoodIntents;
import io.understudy.intent.control.training.IntentRecipe;
import io.understudy.intent.control.training.IntentReport;
import io.understudy.intent.control.training.IntentTrainer;
import io.understudy.intent.control.training.NetworkRecipe;
import io.understudy.intent.control.training.TrainedClassifier;
import io.understudy.training.control.LabelledRow;
import io.understudy.training.control.Lanes;
import io.understudy.training.control.Progress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The intent model behind the demo of dishes: its labelled set becomes the set that retraining begins with, and its first
 * version is trained on it. A model of that name that has ever been deployed is left alone.
 */
public final class FoodDemo {

    private static final String MODEL = "food-intent";
    private static final String PATH = "/api/v1/models/" + MODEL;
    private static final String VERSION = "v1";
    private static final long SEED = 20_260_101;

    /** The linear machine alone: a third of the time of all together, so that the first start is not much longer. */
    private static final IntentRecipe RECIPE = IntentRecipe.STANDARD.withNetworks(0, NetworkRecipe.STANDARD);

    private final Consumer<String> say;
    private final Optional<DemoSigner> signer;

    /** @param signer signs what is registered, where that is asked for */
    public FoodDemo(Consumer<String> say, Optional<DemoSigner> signer) {
        this.say = say;
        this.signer = signer;
    }

    public void play(URI server, String adminKey) {
        try (var api = new ApiClient(server, adminKey)) {
            play(api);
        }
    }

    private void play(ApiClient api) {
        if (api.find(PATH + "/deployments").filter(page -> !page.path("deployments").isEmpty()).isPresent()) return;
        if (api.find(PATH).isEmpty()) {
            api.post("/api/v1/models", Map.of("name", MODEL, "task", "text_classification", "description", "What somebody who wants to eat means"));
        }
        var rows = rows();
        if (api.find(PATH + "/training-sets/base").isEmpty()) api.put(PATH + "/training-sets/base", "text/csv", csv(rows));
        if (api.find(PATH + "/versions/" + VERSION).isEmpty()) train(api, rows);
        api.post(PATH + "/deployments", Map.of("mode", "full", "version", VERSION, "reason", "First start"));
    }

    private void train(ApiClient api, List<LabelledRow> rows) {
        say.accept("Training " + MODEL + " on " + rows.size() + " utterances …");
        var threads = Runtime.getRuntime().availableProcessors();
        var lanes = new Lanes(ForkJoinPool.commonPool(), Math.min(threads, 8));
        var trained = IntentTrainer.train(rows, RECIPE, SEED, lanes, Progress.NONE);
        var metadata = new LinkedHashMap<>(metadata(trained));
        signer.ifPresent(s -> metadata.put("signature", s.sign(trained.zip())));
        api.upload(PATH + "/versions", metadata, trained.zip());
    }

    private static Map<String, Object> metadata(TrainedClassifier trained) {
        IntentReport report = trained.report();
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("recipe", report.recipe());
        parameters.put("seed", report.seed());
        parameters.put("data", report.data());
        parameters.put("features", report.features());
        parameters.put("stage_millis", report.stageMillis());
        return Map.of(
                "label", VERSION,
                "description", report.labels().size() + " intents, trained on the demo's utterances",
                "trainer", IntentTrainer.class.getName(),
                "trainer_parameters", parameters,
                "data_digest", report.dataDigest(),
                "metrics", report.evaluation().metrics());
    }

    private static List<LabelledRow> rows() {
        return FoodIntents.standard().utterances().stream().map(u -> new LabelledRow(u.text(), u.intent(), 1, true)).toList();
    }

    /** RFC 4180, with a header. */
    private static byte[] csv(List<LabelledRow> rows) {
        var lines = rows.stream().map(row -> quoted(row.text()) + "," + quoted(row.label())).collect(Collectors.joining("\r\n"));
        return ("text,label\r\n" + lines + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String field) {
        return "\"" + field.replace("\"", "\"\"") + "\"";
    }
}
