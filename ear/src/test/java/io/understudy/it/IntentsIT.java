package io.understudy.it;

import static io.understudy.it.Patience.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.deployment.control.UnitHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What texts mean, asked over HTTP, of a Hugging Face export whose answers one can compute. */
class IntentsIT extends HttpIT {

    private static final String MODEL = "intents-it";

    /** What each version adds to a label's logit for a word. */
    private static final Map<String, Float> WEIGHTS = Map.of("v1", 2f, "v2", 3f);

    private static IntentClient intents;

    /** Version v1 has 60 % of the traffic, v2 the rest. */
    @BeforeEach
    void serve() {
        if (intents != null) return;
        var created = IntentClient.create(api, admin, MODEL);
        WEIGHTS.forEach((version, weight) -> created.upload(version, TinyClassifier.bundle(weight)));
        assertEquals(201, created.model().deploy(Map.of("split", new TreeMap<>(Map.of("v1", 60, "v2", 40)))).status());
        intents = created;
    }

    @Test
    void ranksTheLabelsOfTheVersionThatAnswers() {
        var answer = intents.ask(Map.of("text", " Hello there ", "model_version", "v1"));
        assertEquals("greeting", answer.path("label").asText());
        assertFalse(answer.path("out_of_scope").asBoolean());
        assertEquals(List.of("greeting", "craving", "complaint"), answer.path("intents").findValuesAsText("label"));
        assertEquals(TinyClassifier.probability(2, 1), answer.at("/intents/0/probability").asDouble(), 1e-6);
        assertEquals(MODEL, answer.path("model").asText());
        assertEquals("v1", answer.path("model_version").asText());
        assertEquals(1, answer.path("revision").asInt());
        assertTrue(answer.path("processing_time_ms").asDouble() > 0);
        assertEquals(
                Set.of("prediction_id", "label", "out_of_scope", "intents", "model", "model_version", "revision", "cache_hit", "processing_time_ms"),
                Set.copyOf(names(answer)));
        assertEquals(1, intents.ask(Map.of("text", "hello", "top_k", 1)).path("intents").size());
    }

    @ParameterizedTest
    @CsvSource({
        "namaste ji, greeting, 1", "नमस्ते, greeting, 1", "Привет, greeting, 1", "कुछ मिठाई खाना है, craving, 1", "ПИЦЦА sweet pizza, craving, 3",
        "बहुत देर, complaint, 1", "🍕 поздно, complaint, 1"
    })
    void readsLatinDevanagariAndCyrillic(String text, String label, int words) {
        var answer = intents.ask(Map.of("text", text, "model_version", "v2", "language", "hi"));
        assertEquals(label, answer.path("label").asText());
        assertEquals(TinyClassifier.probability(3, words), answer.at("/intents/0/probability").asDouble(), 1e-6);
    }

    @Test
    void saysWhereNoLabelFits() {
        for (var text : List.of("what is the tax on bicycles", "hello late")) {
            var answer = intents.ask(Map.of("text", text));
            assertTrue(answer.path("out_of_scope").asBoolean(), answer.toString());
            assertEquals("out_of_scope", answer.path("label").asText());
            assertEquals("greeting", answer.at("/intents/0/label").asText(), "the nearest is told");
            assertTrue(answer.at("/intents/0/probability").asDouble() < 0.5);
        }
    }

    @Test
    void answersManyTextsAtOnceAsEachAlone() {
        var texts = IntStream.range(0, 100).mapToObj(i -> "pizza ".repeat(i % 5) + (i % 3 == 0 ? "hello" : "देर " + i)).toList();
        var answers = intents.askAll(Map.of("texts", texts, "user_id", "one", "top_k", 2, "use_cache", false));
        assertEquals(100, answers.size());
        var predictions = new HashSet<String>();
        for (int i = 0; i < texts.size(); i++) {
            var alone = intents.ask(Map.of("text", texts.get(i), "user_id", "one", "top_k", 2, "use_cache", false));
            var together = answers.get(i);
            for (var field : List.of("label", "out_of_scope", "model", "model_version", "revision")) assertEquals(alone.path(field), together.path(field));
            assertEquals(2, together.path("intents").size());
            for (int k = 0; k < 2; k++) {
                assertEquals(alone.at("/intents/" + k + "/label"), together.at("/intents/" + k + "/label"));
                assertEquals(alone.at("/intents/" + k + "/probability").asDouble(), together.at("/intents/" + k + "/probability").asDouble(), 1e-6);
            }
            predictions.add(together.path("prediction_id").asText());
        }
        assertEquals(100, predictions.size(), "each text is a prediction of its own");
    }

    @Test
    void aUserSticksToTheVersionThatAnyoneCanRecompute() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 30; i++) {
            var user = "user-" + i;
            var expected = UnitHash.point(MODEL, user) < 0.6 ? "v1" : "v2";
            assertEquals(expected, intents.ask(Map.of("text", "hello " + i, "user_id", user, "session_id", "s")).path("model_version").asText());
            assertEquals(expected, intents.ask(Map.of("text", "hello", "session_id", user)).path("model_version").asText());
            var versions = intents.askAll(Map.of("texts", List.of("a", "b", "c"), "user_id", user)).findValuesAsText("model_version");
            assertEquals(Set.of(expected), Set.copyOf(versions));
            seen.add(expected);
        }
        assertEquals(WEIGHTS.keySet(), seen);
    }

    /** But for the time that it took, and the prediction that it is. */
    @Test
    void aKeptAnswerIsTheComputedOneFieldByField() {
        for (var text : List.of("hello pizza pizza", "nothing that it knows", "देर")) {
            for (int topK = 1; topK <= 3; topK++) {
                var request = new HashMap<String, Object>(Map.of("text", text + " " + UUID.randomUUID(), "top_k", topK, "model_version", "v1"));
                var computed = intents.ask(request);
                request.put("user_id", "another");
                var kept = intents.ask(request);
                request.put("use_cache", false);
                var again = intents.ask(request);
                assertEquals(List.of(false, true, false), List.of(
                        computed.path("cache_hit").asBoolean(), kept.path("cache_hit").asBoolean(), again.path("cache_hit").asBoolean()));
                assertNotEquals(computed.path("prediction_id"), kept.path("prediction_id"));
                assertEquals(computed.path("intents").size(), topK);
                assertEquals(said(computed), said(kept));
                assertEquals(said(computed), said(again));
            }
        }
    }

    private static JsonNode said(JsonNode answer) {
        return ((ObjectNode) answer.deepCopy()).without(List.of("prediction_id", "cache_hit", "processing_time_ms"));
    }

    @Test
    void everyTextIsInTheLogWithWhatItWasTakenFor() throws InterruptedException {
        var client = IntentClient.create(api, admin, ModelsOfTheirOwn.KEEPS_TEXTS).upload("v1", TinyClassifier.bundle(2));
        client.model().full("v1");
        var answers = client.askAll(Map.of("texts", List.of("नमस्ते", "the weather"), "language", "hi", "user_id", "u-1"));
        var greeting = recordOf(answers.get(0));
        assertEquals("greeting", greeting.at("/output/label").asText());
        assertFalse(greeting.at("/output/out_of_scope").asBoolean());
        assertEquals(answers.at("/0/intents/0/probability").asDouble(), greeting.path("confidence").asDouble(), 1e-7);
        assertEquals("नमस्ते", greeting.at("/input/text").asText(), "this model's policy");
        assertEquals("hi", greeting.at("/input/language").asText());
        assertEquals("u-1", greeting.path("unit").asText());
        var unknown = recordOf(answers.get(1));
        assertEquals("out_of_scope", unknown.at("/output/label").asText());
        assertEquals("greeting", unknown.at("/output/nearest").asText());
        assertFalse(recordOf(intents.ask(Map.of("text", "hello"))).has("input"), "elsewhere only its digest");
    }

    @Test
    void aShadowIsComparedByLabelAndProbability() throws InterruptedException {
        var client = IntentClient.create(api, admin, "intents-shadow").upload("v1", TinyClassifier.bundle(2)).upload("v2", TinyClassifier.bundle(3));
        Map<String, Object> order = Map.of("split", Map.of("v1", 100), "shadow", Map.of("version", "v2", "percent", 100));
        assertEquals(201, client.model().deploy(order).status());
        for (int i = 0; i < 20; i++) assertEquals("v1", client.ask(Map.of("text", "hello " + i)).path("model_version").asText());
        var path = client.model().deployments() + "/1/shadow";
        assertTrue(within(() -> api.get(path).json().at("/comparison/compared").asInt() > 0), api.get(path).text());
        var measures = api.get(path).json().at("/comparison/measures");
        assertEquals(1, measures.at("/agreement/mean").asDouble());
        assertEquals(
                TinyClassifier.probability(3, 1) - TinyClassifier.probability(2, 1), measures.at("/abs_probability_difference/mean").asDouble(), 1e-6);
    }

    @Test
    void aVersionThatBreaksItsPromiseDoesNotServe() {
        var client = IntentClient.create(api, admin, "intents-golden").upload("right", TinyClassifier.promising("greeting")).upload("wrong", TinyClassifier.promising("complaint"));
        client.model().full("right");
        var refused = problem(409, client.model().deploy(Map.of("mode", "full", "version", "wrong")));
        assertTrue(refused.text().contains("intents[0].label is"), refused.text());
    }

    @Test
    void aBundleThatIsNoClassifierIsRefusedWithTheReason() {
        IntentClient.create(api, admin, "intents-refused");
        var refused = admin.upload("/api/v1/models/intents-refused/versions", List.of(Api.Part.bundle(Onnx.shift(1))));
        assertTrue(problem(400, refused).text().contains("is no text classifier"), refused.text());
    }

    @Test
    void noTextIsLostOrAnsweredWronglyWhileVersionsAreSwapped() throws Exception {
        var client = IntentClient.create(api, admin, "intents-swapped").upload("v1", TinyClassifier.bundle(2)).upload("v2", TinyClassifier.bundle(3));
        client.model().full("v1");
        var stop = new AtomicBoolean();
        var answers = new LongAdder();
        try (var callers = Executors.newFixedThreadPool(3)) {
            var running = IntStream.range(0, 3).mapToObj(c -> callers.submit(() -> {
                for (int i = 0; !stop.get(); i++) {
                    var answer = client.ask(Map.of("text", "hello " + i, "use_cache", i % 2 == 0));
                    var weight = WEIGHTS.get(answer.path("model_version").asText());
                    assertEquals(TinyClassifier.probability(weight, 1), answer.at("/intents/0/probability").asDouble(), 1e-6);
                    answers.increment();
                }
                return null;
            })).toList();
            try {
                for (int i = 1; i <= 10; i++) client.model().full("v" + (1 + i % 2));
            } finally {
                stop.set(true);
            }
            for (var caller : running) caller.get();
        }
        assertTrue(answers.sum() > 0);
    }

    @Test
    void theMetricsTellModelAndVersion() {
        intents.ask(Map.of("text", "hello", "model_version", "v2"));
        var counted = api.get("/metrics").text().lines()
                .filter(line -> line.contains("endpoint=\"/api/v1/intents\"") && line.contains("model=\"" + MODEL + "\"") && line.contains("version=\"v2\""))
                .toList();
        assertFalse(counted.isEmpty());
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** In async mode the answer is first. */
    private JsonNode recordOf(JsonNode answer) throws InterruptedException {
        var path = "/api/v1/predictions/log/" + answer.path("prediction_id").asText();
        assertTrue(within(() -> admin.get(path).status() == 200));
        return admin.get(path).json();
    }
}
