package io.understudy.launch.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.search.control.demo.TalentGenerator;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.control.training.EmbeddingTrainer;
import io.understudy.search.control.training.Recipe;
import io.understudy.search.control.training.TrainedBundle;
import io.understudy.search.control.training.TrainingReport;
import io.understudy.search.entity.TalentProfile;
import io.understudy.training.control.Lanes;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;

/**
 * What makes a first start worth looking at: profiles, and three embedding versions that are trained on the profiles the
 * deployment has. Everything goes through the API. Each step looks whether its work is done already, so a start that was
 * cut off goes on where it stopped, and a deployment that has its own profiles gets no invented ones.
 */
public final class Demo {

    private static final String MODEL = "talent-search";
    private static final String MODELS = "/api/v1/models";
    private static final String VERSIONS = MODELS + "/" + MODEL + "/versions";
    private static final String DEPLOYMENTS = MODELS + "/" + MODEL + "/deployments";
    private static final String TALENTS = "/api/v1/talents";
    private static final int PROFILES = 2_000;
    private static final int SAMPLE = 5_000;
    private static final long SEED = 20_260_101;
    private static final Map<String, Integer> SPLIT = split();

    private final Consumer<String> say;
    private final Optional<DemoSigner> signer;

    /** @param signer signs what is registered, where that is asked for */
    public Demo(Consumer<String> say, Optional<DemoSigner> signer) {
        this.say = say;
        this.signer = signer;
    }

    public void play(URI server, String adminKey) {
        try (var api = new ApiClient(server, adminKey)) {
            if (isDeployed(api)) return;
            if (api.get(TALENTS + "?limit=1").path("talents").isEmpty()) importProfiles(api);
            if (api.find(MODELS + "/" + MODEL).isEmpty()) {
                api.post(MODELS, Map.of("name", MODEL, "task", "search", "description", "Talents by words and meaning"));
            }
            train(api);
            say.accept("Putting them into service " + SPLIT + " …");
            api.post(DEPLOYMENTS, Map.of("split", SPLIT, "reason", "First start"));
        }
    }

    private static boolean isDeployed(ApiClient api) {
        return api.find(DEPLOYMENTS)
                .map(page -> page.path("deployments").findValuesAsText("state").contains("active"))
                .orElse(false);
    }

    private void importProfiles(ApiClient api) {
        say.accept("Importing " + PROFILES + " demo profiles …");
        var generator = new TalentGenerator(LocalDate.now(ZoneOffset.UTC));
        api.post(TALENTS + "/import", "application/x-ndjson", () -> ProfileLines.of(generator.generate(PROFILES, SEED)));
    }

    private void train(ApiClient api) {
        var profiles = profiles(api);
        var lexicon = Lexicon.standard();
        var threads = Runtime.getRuntime().availableProcessors();
        var trainer = new EmbeddingTrainer(new Lanes(ForkJoinPool.commonPool(), Math.min(threads, 8)), SAMPLE);
        for (var recipe : Recipe.ALL) {
            if (api.find(VERSIONS + "/" + recipe.name()).isPresent()) continue;
            say.accept("Training " + recipe.name() + " on " + profiles.size() + " profiles …");
            var trained = trainer.train(profiles, lexicon, recipe, SEED);
            api.upload(VERSIONS, metadata(trained), trained.zip());
        }
    }

    private Map<String, Object> metadata(TrainedBundle trained) {
        var metadata = new LinkedHashMap<>(metadata(trained.report()));
        signer.ifPresent(s -> metadata.put("signature", s.sign(trained.zip())));
        return metadata;
    }

    private static Map<String, Object> metadata(TrainingReport report) {
        var recipe = report.recipe();
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("recipe", recipe);
        parameters.put("seed", report.seed());
        parameters.put("profiles", report.profiles());
        parameters.put("sampled", report.sampled());
        parameters.put("queries", report.queries());
        parameters.put("features", report.features());
        parameters.put("stage_millis", report.stageMillis());
        return Map.of(
                "label", recipe.name(),
                "description", recipe.dimension() + " dimensions, trained on this deployment's profiles",
                "trainer", EmbeddingTrainer.class.getName(),
                "trainer_parameters", parameters,
                "data_digest", report.dataDigest(),
                "metrics", Map.of("training_loss", report.losses().getLast()));
    }

    private static List<TalentProfile> profiles(ApiClient api) {
        var profiles = new ArrayList<TalentProfile>();
        String cursor = null;
        do {
            var page = api.get(TALENTS + "?limit=500" + (cursor == null ? "" : "&cursor=" + cursor));
            for (var talent : page.path("talents")) profiles.add(profile(talent));
            cursor = page.path("next_cursor").asText(null);
        } while (cursor != null);
        return profiles;
    }

    private static TalentProfile profile(JsonNode talent) {
        try {
            return Json.MAPPER.treeToValue(talent, TalentProfile.class);
        } catch (IOException e) {
            throw new IllegalStateException("the server's own profile cannot be read", e);
        }
    }

    private static Map<String, Integer> split() {
        var split = new LinkedHashMap<String, Integer>();
        split.put("v1_stable", 70);
        split.put("v2_experimental", 20);
        split.put("v3_advanced", 10);
        return split;
    }
}
