package io.understudy.intent.control.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.intent.control.Verdict;
import io.understudy.registry.control.Bundle;
import io.understudy.serving.control.OnnxSessions;
import io.understudy.text.control.transformer.PlainEncoder;
import io.understudy.text.control.transformer.TinyBundle;
import io.understudy.text.control.transformer.TinyTransformer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformerClassifierTest {

    private static final TinyTransformer TINY = new TinyTransformer();
    private static final PlainEncoder PLAIN = new PlainEncoder(TINY);
    private static final float CLOSE = 1e-5f;
    private static final String LABELS = "\"id2label\": {\"0\": \"casting\", \"1\": \"music\", \"2\": \"oos\"}";
    private static final String LENGTH = "{\"model_max_length\": 24}";

    /** [CLS] lead actor ##s in mumbai [SEP] */
    private static final int[] LEAD_ACTORS = {2, 8, 9, 10, 11, 12, 3};

    private static final int[] HERO = {2, 29, 3};

    @TempDir
    Path root;

    @Test
    void givesTheSoftmaxOfTheLogits() {
        try (var classifier = open(bundle("{" + LABELS + "}"))) {
            assertEquals(List.of("casting", "music", "oos"), classifier.labels());
            var verdicts = classifier.classify(List.of("Lead actors in Mumbai", "hero"));
            assertArrayEquals(softmax(PLAIN.logits(LEAD_ACTORS), 1), verdicts.get(0).probabilities(), CLOSE);
            assertArrayEquals(softmax(PLAIN.logits(HERO), 1), verdicts.get(1).probabilities(), CLOSE);
            assertFalse(verdicts.get(0).outOfScope());
        }
    }

    @Test
    void readsDevanagariWithItsVowelSigns() {
        try (var classifier = open(bundle("{" + LABELS + "}"))) {
            var verdict = classifier.classify(List.of("मुंबई में अभिनेता")).getFirst();
            assertArrayEquals(softmax(PLAIN.logits(2, 22, 23, 20, 21, 3), 1), verdict.probabilities(), CLOSE);
        }
    }

    @Test
    void givesEachLabelItsSigmoidWhereSeveralMayBeRight() {
        try (var classifier = open(bundle("{" + LABELS + ", \"problem_type\": \"multi_label_classification\"}"))) {
            var logits = PLAIN.logits(HERO);
            var expected = new float[logits.length];
            for (int i = 0; i < expected.length; i++) expected[i] = (float) (1 / (1 + Math.exp(-logits[i])));
            assertArrayEquals(expected, classifier.classify(List.of("hero")).getFirst().probabilities(), CLOSE);
        }
    }

    @Test
    void dividesByTheTemperatureThatTheExportIsGiven() {
        try (var classifier = open(bundle("{" + LABELS + ", \"understudy\": {\"temperature\": 2.5}}"))) {
            assertArrayEquals(softmax(PLAIN.logits(HERO), 2.5), classifier.classify(List.of("hero")).getFirst().probabilities(), CLOSE);
        }
    }

    @Test
    void findsOutOfScopeWhatNoLabelFitsWellEnough() {
        var highest = highest(softmax(PLAIN.logits(HERO), 1));
        assertFalse(hero("\"out_of_scope_threshold\": " + (highest - 0.001)).outOfScope());
        assertTrue(hero("\"out_of_scope_threshold\": " + (highest + 0.001)).outOfScope());
    }

    /** The label for it is none of the others, whose probabilities then leave something of 1. */
    @Test
    void findsOutOfScopeWhatTheLabelForItFitsBest() {
        var all = softmax(PLAIN.logits(HERO), 1);
        var names = List.of("casting", "music", "oos");
        for (int beyond = 0; beyond < names.size(); beyond++) {
            try (var classifier = open(bundle("{" + LABELS + ", \"understudy\": {\"out_of_scope_label\": \"" + names.get(beyond) + "\"}}"))) {
                assertFalse(classifier.labels().contains(names.get(beyond)));
                var verdict = classifier.classify(List.of("hero")).getFirst();
                assertEquals(all[beyond] == highest(all), verdict.outOfScope());
                assertEquals(2, verdict.probabilities().length);
                assertEquals(1 - all[beyond], verdict.probabilities()[0] + verdict.probabilities()[1], CLOSE);
            }
        }
    }

    @Test
    void givesManyTextsAtOnceWhatEachGetsAlone() {
        var texts = new ArrayList<String>();
        for (int i = 0; i < 100; i++) texts.add("lead " + "actor ".repeat(i % 7) + (i % 2 == 0 ? "मुंबई" : "tv series"));
        for (var graph : List.of(TINY.classifierGraph(), TINY.graphThatMindsCompany())) {
            try (var classifier = open(bundle(graph, "{" + LABELS + "}"))) {
                var together = classifier.classify(texts);
                for (int i = 0; i < texts.size(); i++) {
                    var alone = classifier.classify(List.of(texts.get(i))).getFirst();
                    assertArrayEquals(alone.probabilities(), together.get(i).probabilities(), 1e-6f, texts.get(i));
                }
            }
        }
    }

    @Test
    void cutsWhatIsTooLong() {
        try (var classifier = open(bundle("{" + LABELS + "}"))) {
            var verdict = classifier.classify(List.of("actor ".repeat(500))).getFirst();
            var ids = new int[24];
            java.util.Arrays.fill(ids, 9);
            ids[0] = 2;
            ids[23] = 3;
            assertArrayEquals(softmax(PLAIN.logits(ids), 1), verdict.probabilities(), CLOSE);
        }
    }

    @Test
    void refusesLabelsThatAreNotTheGraphs() {
        assertEquals(
                List.of(new Violation("config.json", "id2label has 2 labels; the graph gives 3 logits")),
                refusal(bundle("{\"id2label\": {\"0\": \"a\", \"1\": \"b\"}}")));
    }

    private Verdict hero(String ours) {
        try (var classifier = open(bundle("{" + LABELS + ", \"understudy\": {" + ours + "}}"))) {
            return classifier.classify(List.of("hero")).getFirst();
        }
    }

    private Bundle bundle(String config) {
        return bundle(TINY.classifierGraph(), config);
    }

    private Bundle bundle(byte[] graph, String config) {
        return TinyBundle.of(root, graph).with("config.json", config).with("tokenizer_config.json", LENGTH).bundle();
    }

    private static TransformerClassifier open(Bundle bundle) {
        return TransformerClassifier.open(bundle, () -> OnnxSessions.alone(bundle.graph()));
    }

    private static List<Violation> refusal(Bundle bundle) {
        return assertThrows(DomainException.class, () -> open(bundle)).violations();
    }

    private static float[] softmax(double[] logits, double temperature) {
        var total = 0.0;
        for (var logit : logits) total += Math.exp(logit / temperature);
        var probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) probabilities[i] = (float) (Math.exp(logits[i] / temperature) / total);
        return probabilities;
    }

    private static float highest(float[] values) {
        var highest = values[0];
        for (var value : values) highest = Math.max(highest, value);
        return highest;
    }
}
