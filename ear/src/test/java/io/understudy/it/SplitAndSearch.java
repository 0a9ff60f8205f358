package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.deployment.control.UnitHash;
import io.understudy.search.control.demo.TalentGenerator;
import io.understudy.search.control.embedding.FeatureSettings;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.control.training.EmbeddingTrainer;
import io.understudy.search.control.training.Recipe.Targets;
import io.understudy.search.control.training.Recipe.Vocabulary;
import io.understudy.search.control.training.Recipe;
import io.understudy.training.control.Lanes;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A model split over two versions that add 1 and 2, and a search: traffic that needs no database. */
record SplitAndSearch(TensorClient split, Api api) {

    private static final int PROFILES = 60;
    private static final Recipe SMALL = new Recipe(
            "small", 16, new FeatureSettings(true, false, 0, 0), new Vocabulary(500, 0, 0), 8, 0.5f, 2, 1, 1, 1, 16, 0.1f, 0.3f, Targets.OWN);

    static SplitAndSearch serve(Api api, Api admin) {
        var split = TensorClient.create(api, admin, "split").upload("v1", Onnx.shift(1)).upload("v2", Onnx.shift(2));
        // In this order: the ranges that the hash falls into are laid out in it.
        assertEquals(201, split.deploy(Map.of("split", new TreeMap<>(Map.of("v1", 60, "v2", 40)))).status());
        var profiles = new TalentGenerator(LocalDate.of(2026, 1, 1)).generate(PROFILES, 7).toList();
        var imported = admin.with("Content-Type", "application/x-ndjson").post("/api/v1/talents/import", DemoTraffic.lines(profiles.stream()));
        assertEquals(PROFILES, imported.json().path("accepted").asInt(), imported.text());
        assertEquals(201, admin.post("/api/v1/models", Map.of("name", "talent-search", "task", "search")).status());
        var search = new TensorClient(api, admin, "talent-search");
        search.upload("small", new EmbeddingTrainer(Lanes.ONE, PROFILES).train(profiles, Lexicon.standard(), SMALL, 7).zip());
        search.full("small");
        return new SplitAndSearch(split, api);
    }

    /** Each unit meets the version of its hash, which anyone can compute. */
    void routesByTheHash() {
        var seen = new HashSet<String>();
        for (int user = 0; user < 20; user++) {
            var expected = UnitHash.point(split.model(), "user-" + user) < 0.6 ? "v1" : "v2";
            var answer = api.post("/v2/models/" + split.model() + "/infer",
                    "{\"parameters\":{\"unit\":\"user-" + user + "\"},"
                            + "\"inputs\":[{\"name\":\"X\",\"shape\":[1,1],\"datatype\":\"FP32\",\"data\":[5]}]}");
            assertEquals(expected.equals("v1") ? 6 : 7, TensorClient.value(answer));
            assertEquals(expected, answer.json().path("model_version").asText());
            seen.add(expected);
        }
        assertEquals(Set.of("v1", "v2"), seen);
    }

    /** One that nobody has asked for yet. */
    String newQuery() {
        return "dancer " + UUID.randomUUID();
    }

    /** @param isKnown whether it was asked for before */
    JsonNode finds(String query, boolean isKnown) {
        var answer = api.post("/api/v1/search", Map.of("query", query));
        assertEquals(200, answer.status(), answer.text());
        assertEquals(isKnown, answer.json().path("cache_hit").asBoolean(), answer.text());
        assertFalse(answer.json().path("talents").isEmpty(), answer.text());
        return answer.json().path("talents");
    }
}
