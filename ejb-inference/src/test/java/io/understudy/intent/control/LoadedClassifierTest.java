package io.understudy.intent.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.wire.entity.Json;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LoadedClassifierTest {

    private static final List<String> LABELS = List.of("greeting", "craving", "complaint");

    private final LoadedClassifier model = new LoadedClassifier(new ByLength());

    /** Knows a greeting by its shortness; what is longer than ten characters fits nothing. */
    private static final class ByLength implements TextClassifier {

        @Override
        public List<String> labels() {
            return LABELS;
        }

        @Override
        public List<Verdict> classify(List<String> texts) {
            return texts.stream().map(ByLength::verdict).toList();
        }

        private static Verdict verdict(String text) {
            if (text.length() > 10) return new Verdict(new float[] {0.1f, 0.2f, 0.2f}, true);
            return text.length() < 6 ? new Verdict(new float[] {0.7f, 0.05f, 0.25f}, false) : new Verdict(new float[] {0.25f, 0.5f, 0.25f}, false);
        }

        @Override
        public void close() {}
    }

    @Test
    void ranksTheLabelsByTheirProbability() {
        var answer = model.infer(IntentRequest.of("hi"));
        assertEquals("greeting", answer.label());
        assertFalse(answer.outOfScope());
        assertEquals(
                List.of(new Intent("greeting", 0.7f), new Intent("complaint", 0.25f), new Intent("craving", 0.05f)), answer.intents());
        assertEquals(
                List.of(new Intent("craving", 0.5f), new Intent("greeting", 0.25f)),
                model.infer(asking("sweets", 2)).intents(), "of equal ones the first");
    }

    @Test
    void namesNoLabelWhereNoneFits() {
        var answer = model.infer(IntentRequest.of("a question of tax"));
        assertTrue(answer.outOfScope());
        assertEquals("out_of_scope", answer.label());
        assertEquals(new Intent("craving", 0.2f), answer.best());
    }

    @Test
    void saysInTheLogWhatItAnswered() {
        assertEquals(Map.of("label", "greeting", "out_of_scope", false), model.infer(IntentRequest.of("hi")).summary());
        assertEquals(
                Map.of("label", "out_of_scope", "out_of_scope", true, "nearest", "craving"),
                model.infer(IntentRequest.of("a question of tax")).summary());
        assertEquals(OptionalDouble.of(0.7f), model.infer(IntentRequest.of("hi")).confidence());
    }

    @Test
    void answersSeveralCallersAsEachAlone() {
        var requests = List.of(asking("hi", 1), asking("sweets", 2), IntentRequest.of("a question of tax"));
        var together = model.run(requests).outputs();
        for (int i = 0; i < requests.size(); i++) {
            var alone = model.infer(requests.get(i));
            assertEquals(alone.intents(), together.get(i).intents());
            assertEquals(alone.label(), together.get(i).label());
        }
    }

    @Test
    void isAskedTheSameByTextAndNumberOfLabelsAlone() {
        var request = new IntentRequest("hi", "food", "user", "session", 3, "en", "v1", false, Map.of("a", "b"));
        assertEquals(model.canonical(asking("hi", 3)), model.canonical(request));
        assertNotEquals(model.canonical(asking("hi", 2)), model.canonical(request));
        assertNotEquals(model.canonical(asking("hello", 3)), model.canonical(request));
        assertNotEquals(model.canonical(asking("1 hi", 1)), model.canonical(asking("hi", 11)));
        assertEquals(Map.of("text", "hi", "language", "en"), request.recorded());
        assertEquals("en", request.attribute("language"));
        assertEquals("b", request.attribute("a"));
    }

    @Test
    void takesGoldenExamplesInTheFormOfItsCallers() {
        var request = model.example(json("{\"text\": \" hi \", \"top_k\": 1}"));
        assertEquals("hi", request.text());
        assertEquals(
                json("{\"label\": \"greeting\", \"out_of_scope\": false, \"intents\": [{\"label\": \"greeting\", \"probability\": 0.7}]}"),
                json(model.shown(model.infer(request)).toString()));
        for (var wrong : List.of("{}", "null", "{\"query\": \"hi\"}", "[]")) {
            assertThrows(DomainException.class, () -> model.example(json(wrong)), wrong);
        }
    }

    @Test
    void comparesTheLabelAndItsProbability() {
        var hi = model.infer(IntentRequest.of("hi"));
        var sweets = model.infer(asking("sweets", 1));
        assertEquals(Map.of("agreement", 1.0, "abs_probability_difference", 0.0), model.compare(hi, hi));
        var measures = model.compare(hi, sweets);
        assertEquals(0, measures.get("agreement"));
        assertEquals(0.45, measures.get("abs_probability_difference"), 1e-6);
    }

    private static IntentRequest asking(String text, int topK) {
        return new IntentRequest(text, null, null, null, topK, null, null, null, null);
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
