package io.understudy.search.control.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.BundleFile;
import io.understudy.search.control.embedding.BagEmbedder;
import io.understudy.search.control.embedding.FeatureSettings;
import io.understudy.search.control.training.Recipe.Targets;
import io.understudy.training.control.Lanes;
import io.understudy.training.control.Progress;
import io.understudy.training.control.Stages;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A world of three trades and three towns: passages in English, queries that share no word with them. */
class BagTrainingTest {

    private static final List<List<String>> TRADES =
            List.of(List.of("dancer", "नर्तक"), List.of("singer", "गायक"), List.of("stuntman", "बाज़ीगर"));
    private static final List<List<String>> TOWNS =
            List.of(List.of("mumbai", "बंबई"), List.of("pune", "पुण्यनगरी"), List.of("delhi", "राजधानी"));

    private static final Recipe SMALL = new Recipe(
            "small", 16, new FeatureSettings(false, false, 0, 0), new Recipe.Vocabulary(1_000, 0, 0), 6, 0.5f, 0, 0, 0, 30, 9, 0.1f, 0.5f, Targets.OWN);

    @TempDir
    Path folder;

    @Test
    void aTranslatedQueryFindsThePassageItMeans() throws Exception {
        var trained = train(SMALL, 1, Lanes.ONE);

        assertTrue(trained.losses().getLast() < trained.losses().getFirst() / 2, trained.losses().toString());
        try (var embedder = open(trained.zip())) {
            var passages = embedder.embedPassages(passages());
            for (int t = 0; t < 3; t++) {
                for (int c = 0; c < 3; c++) {
                    var query = embedder.embedQuery(TOWNS.get(c).get(1) + " " + TRADES.get(t).get(1));
                    assertEquals(t * 3 + c, nearest(query, passages), TRADES.get(t) + " in " + TOWNS.get(c));
                }
            }
        }
    }

    @Test
    void whatIsUnknownIsZeroAndBatchesEqualSingles() throws Exception {
        try (var embedder = open(train(SMALL, 1, Lanes.ONE).zip())) {
            assertEquals(16, embedder.dimension());
            assertArrayEquals(new float[16], embedder.embedQuery("xylophone"), 0);
            assertFalse(embedder.knows("xylophone"));
            assertTrue(embedder.knows("Dancers"));
            assertArrayEquals(new float[16], embedder.embedQuery(""), 0);
            var batch = embedder.embedPassages(List.of("dancer", "", "dancer from delhi who dances", "pune"));
            assertArrayEquals(embedder.embedQuery("dancer"), batch[0], 1e-6f);
            assertArrayEquals(new float[16], batch[1], 0);
            assertArrayEquals(embedder.embedQuery("pune"), batch[3], 1e-6f);
            assertEquals(0, embedder.embedPassages(List.of()).length);
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() {
        var hard = new Recipe(
                "hard", 16, new FeatureSettings(true, true, 3, 3), new Recipe.Vocabulary(1_000, 100, 100), 6, 0.5f, 0, 0, 0, 3, 4, 0.1f, 0.5f, Targets.GRADED);
        var alone = train(hard, 5, Lanes.ONE).zip();
        try (var executor = Executors.newFixedThreadPool(2)) {
            assertArrayEquals(alone, train(hard, 5, new Lanes(executor, 3)).zip());
        }
        assertFalse(Arrays.equals(alone, train(hard, 6, Lanes.ONE).zip()));
    }

    private static BagTraining.Trained train(Recipe recipe, long seed, Lanes lanes) {
        return new BagTraining(recipe, seed, lanes, new Stages(Progress.NONE), Progress.NONE).train(texts());
    }

    private static List<String> passages() {
        return IntStream.range(0, 9).mapToObj(i -> TRADES.get(i / 3).getFirst() + " from " + TOWNS.get(i % 3).getFirst()).toList();
    }

    /** Each query names one fact only: no pair shows the two translations together. */
    private static TrainingTexts texts() {
        var candidates = new ArrayList<TrainingTexts.Candidate>();
        var queries = new ArrayList<TrainingTexts.Query>();
        var passages = passages();
        for (int i = 0; i < 9; i++) {
            var trade = TRADES.get(i / 3);
            var town = TOWNS.get(i % 3);
            candidates.add(new TrainingTexts.Candidate(passages.get(i), Set.of(trade.getFirst(), town.getFirst())));
            queries.add(new TrainingTexts.Query(trade.getLast(), Set.of(trade.getFirst()), i));
            queries.add(new TrainingTexts.Query(town.getLast(), Set.of(town.getFirst()), i));
        }
        return new TrainingTexts(candidates, queries, List.of("film", "film"));
    }

    private static int nearest(float[] query, float[][] passages) {
        int best = 0;
        for (int i = 1; i < passages.length; i++) if (dot(query, passages[i]) > dot(query, passages[best])) best = i;
        return best;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private BagEmbedder open(byte[] zip) throws Exception {
        var files = new ArrayList<BundleFile>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var bytes = in.readAllBytes();
                Files.write(folder.resolve(entry.getName()), bytes);
                files.add(new BundleFile(entry.getName(), bytes.length, ""));
            }
        }
        var bundle = new Bundle(folder, files);
        assertTrue(BagEmbedder.recognises(bundle));
        return BagEmbedder.open(bundle);
    }
}
