package io.understudy.search.control.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import io.understudy.text.control.transformer.PlainEncoder;
import io.understudy.text.control.transformer.TinyBundle;
import io.understudy.text.control.transformer.TinyTransformer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformerEmbedderTest {

    private static final TinyTransformer TINY = new TinyTransformer();
    private static final PlainEncoder PLAIN = new PlainEncoder(TINY);
    private static final float CLOSE = 1e-5f;

    /** [CLS] lead actor ##s in mumbai [SEP] */
    private static final int[] LEAD_ACTORS = {2, 8, 9, 10, 11, 12, 3};

    @TempDir
    Path root;

    @Test
    void poolsTheMeanUnlessToldOtherwise() {
        try (var embedder = TransformerEmbedder.open(TinyBundle.of(root, TINY.graph()).bundle())) {
            assertEquals(8, embedder.dimension());
            assertArrayEquals(PLAIN.mean(LEAD_ACTORS), embedder.embedQuery("Lead actors in Mumbai"), CLOSE);
        }
    }

    @Test
    void poolsTheFirstTokenWhereTheExportSaysSo() {
        var bundle = TinyBundle.of(root, TINY.graph())
                .with("1_Pooling/config.json", """
                        {"word_embedding_dimension": 8, "pooling_mode_cls_token": true, "pooling_mode_mean_tokens": false}""");
        try (var embedder = TransformerEmbedder.open(bundle.bundle())) {
            assertArrayEquals(PLAIN.cls(LEAD_ACTORS), embedder.embedQuery("Lead actors in Mumbai"), CLOSE);
        }
    }

    @Test
    void readsDevanagariWithItsVowelSigns() {
        try (var embedder = TransformerEmbedder.open(TinyBundle.of(root, TINY.graph()).bundle())) {
            assertArrayEquals(PLAIN.mean(2, 22, 23, 20, 21, 3), embedder.embedQuery("मुंबई में अभिनेता"), CLOSE);
        }
    }

    @Test
    void putsQueriesAndPassagesUnderTheirPrefixes() {
        var bundle = TinyBundle.of(root, TINY.graph())
                .with("config_sentence_transformers.json", """
                        {"prompts": {"query": "query: ", "passage": "passage: "}, "default_prompt_name": null}""");
        try (var embedder = TransformerEmbedder.open(bundle.bundle())) {
            assertArrayEquals(PLAIN.mean(2, 5, 7, 25, 3), embedder.embedQuery("singer"), CLOSE);
            assertArrayEquals(PLAIN.mean(2, 6, 7, 25, 3), embedder.embedPassages(List.of("singer"))[0], CLOSE);
        }
    }

    @Test
    void cutsATextAtTheLongestLengthAndKeepsTheEndMark() {
        var bundle = TinyBundle.of(root, TINY.graph()).with("sentence_bert_config.json", "{\"max_seq_length\": 5}");
        try (var embedder = TransformerEmbedder.open(bundle.bundle())) {
            assertArrayEquals(PLAIN.mean(2, 8, 9, 10, 3), embedder.embedQuery("lead actors in mumbai for a drama"), CLOSE);
        }
    }

    @Test
    void givesATextInABatchTheVectorThatItHasAlone() {
        var texts = new ArrayList<String>();
        for (var i = 0; i < 70; i++) texts.add("lead " + "actor ".repeat(i % 7) + (i % 2 == 0 ? "मुंबई" : "tv series"));
        try (var embedder = TransformerEmbedder.open(TinyBundle.of(root, TINY.graph()).bundle())) {
            var together = embedder.embedPassages(texts);
            for (var i = 0; i < texts.size(); i++) {
                assertArrayEquals(embedder.embedPassages(List.of(texts.get(i)))[0], together[i], CLOSE, texts.get(i));
            }
        }
    }

    @Test
    void givesTheOrderOfTheTextsWhateverTheirLengths() {
        try (var embedder = TransformerEmbedder.open(TinyBundle.of(root, TINY.graph()).bundle())) {
            var vectors = embedder.embedPassages(List.of("hero", "lead actors in mumbai", "  ", "tv hero"));
            assertArrayEquals(PLAIN.mean(2, 29, 3), vectors[0], CLOSE);
            assertArrayEquals(PLAIN.mean(LEAD_ACTORS), vectors[1], CLOSE);
            assertArrayEquals(new float[8], vectors[2]);
            assertArrayEquals(PLAIN.mean(2, 28, 29, 3), vectors[3], CLOSE);
        }
    }

    @Test
    void takesAnOutputThatTheGraphHasPooledAsItIs() {
        var bundle = TinyBundle.of(root, TINY.pooledGraph())
                .with("1_Pooling/config.json", "{\"pooling_mode_max_tokens\": true}");
        try (var embedder = TransformerEmbedder.open(bundle.bundle())) {
            assertArrayEquals(PLAIN.max(LEAD_ACTORS), embedder.embedQuery("lead actors in mumbai"), CLOSE);
        }
    }

    @Test
    void givesTheGraphOnlyTheInputsItAsksFor() {
        try (var embedder = TransformerEmbedder.open(TinyBundle.of(root, TINY.graphOfTwoInputs()).bundle())) {
            assertArrayEquals(PLAIN.mean(false, LEAD_ACTORS), embedder.embedQuery("lead actors in mumbai"), CLOSE);
        }
    }

    @Test
    void widensHalfPrecision() {
        try (var embedder = TransformerEmbedder.open(TinyBundle.of(root, TINY.halfPrecisionGraph()).bundle())) {
            assertArrayEquals(PLAIN.mean(LEAD_ACTORS), embedder.embedQuery("lead actors in mumbai"), 1e-3f);
        }
    }

    @Test
    void findsByARunTheDimensionThatTheGraphLeavesOpen() {
        try (var embedder = TransformerEmbedder.open(TinyBundle.of(root, TINY.graphOfOpenDimension()).bundle())) {
            assertEquals(6, embedder.dimension());
            assertEquals(6, embedder.embedQuery("hero").length);
        }
    }

    @Test
    void readsEveryKindOfCharacter() {
        try (var embedder = TransformerEmbedder.open(TinyBundle.of(root, TINY.graph()).bundle())) {
            assertArrayEquals(PLAIN.mean(2, 1, 29, 3), embedder.embedQuery("🎬 hero"), CLOSE);
            assertArrayEquals(PLAIN.mean(2, 29, 3), embedder.embedQuery("he\u0000ro"), CLOSE);
        }
    }

    @Test
    void overlooksALoneHalfOfACharacterPair() {
        try (var embedder = TransformerEmbedder.open(TinyBundle.of(root, TINY.graph()).bundle())) {
            assertArrayEquals(PLAIN.mean(2, 29, 29, 3), embedder.embedQuery("hero \ud83c hero"), CLOSE);
        }
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        try (var embedder = TransformerEmbedder.open(TinyBundle.of(root, TINY.graph()).bundle());
                var threads = Executors.newFixedThreadPool(8)) {
            var answers = new ArrayList<Future<float[]>>();
            for (var i = 0; i < 400; i++) {
                var text = i % 2 == 0 ? "hero" : "lead actors in mumbai";
                answers.add(threads.submit(() -> embedder.embedQuery(text)));
            }
            for (var i = 0; i < answers.size(); i++) {
                var expected = i % 2 == 0 ? PLAIN.mean(2, 29, 3) : PLAIN.mean(LEAD_ACTORS);
                assertArrayEquals(expected, answers.get(i).get(), CLOSE);
            }
        }
    }

    @Test
    void isUnavailableWhereTheGraphGivesNoNumber() {
        try (var embedder = TransformerEmbedder.open(TinyBundle.of(root, TINY.infiniteGraph()).bundle())) {
            var failure = assertThrows(DomainException.class, () -> embedder.embedQuery("hero"));
            assertEquals(DomainException.Kind.UNAVAILABLE, failure.kind());
        }
    }
}
