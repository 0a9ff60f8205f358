package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.it.Api.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers of intent models may not send, and what they are told. */
class IntentEdgesIT extends HttpIT {

    private static final String INTENTS = "/api/v1/intents";
    private static final String MODEL = "intent-edges-it";

    private static IntentClient intents;

    @BeforeEach
    void serve() {
        if (intents != null) return;
        var created = IntentClient.create(api, admin, MODEL).upload("v1", TinyClassifier.bundle(2));
        created.model().full("v1");
        intents = created;
    }

    @Test
    void asksOnlyModelsThatClassifyTexts() {
        problem(404, intents.post(Map.of("text", "hello", "model", "nobody")));
        problem(404, intents.post(Map.of("text", "hello", "model_version", "v9")));
        IntentClient.create(api, admin, "intents-empty");
        problem(503, intents.post(Map.of("text", "hello", "model", "intents-empty")));
        var tensors = TensorClient.create(api, admin, "intents-tensor").upload("v1", Onnx.shift(1));
        tensors.full("v1");
        var refused = problem(400, intents.post(Map.of("text", "hello", "model", "intents-tensor")));
        assertTrue(refused.text().contains("does not classify texts"), refused.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}                                       | text            | must not be blank",
        "{\"text\": \"\"}                         | text            | must not be blank",
        "{\"text\": \" \\u00a0\\u200b\\n\"}       | text            | must not be blank",
        "{\"text\": null}                         | text            | must not be blank",
        "{\"text\": 5}                            | text            | must be text",
        "{\"text\": [\"a\"]}                      | text            | must be text",
        "{\"text\": \"a\\u0000\"}                 | text            | U+0000",
        "{\"text\": \"a\\ud83d\"}                 | text            | half of a surrogate pair",
        "{\"text\": \"a\\u0007b\"}                | text            | must not hold control characters but tabs and line breaks",
        "{\"text\": \"hello\", \"textt\": \"\"}   | textt           | known are: attributes, language, model, model_version, session_id, text, top_k, use_cache, user_id",
        "{\"text\": \"hello\", \"top_k\": 0}      | top_k           | must be greater than or equal to 1",
        "{\"text\": \"hello\", \"top_k\": 101}    | top_k           | must be less than or equal to 100",
        "{\"text\": \"hello\", \"top_k\": \"1\"}  | top_k           | must be a whole number",
        "{\"text\": \"hello\", \"user_id\": \"\"} | user_id         | size must be between 1 and 200",
        "{\"text\": \"hello\", \"model\": \"A b\"}| model           | must match",
        "{\"text\": \"hello\", \"language\": \"?\"} | language      | must match",
        "{\"text\": \"hello\", \"attributes\": {\"a\": null}} | attributes.a | must not be null",
    })
    void namesWhatIsWrongWithAText(String body, String field, String reason) {
        refused(api.post(INTENTS, body), field, reason);
    }

    @Test
    void takesTextsUpToTheirLimitAndNoLonger() {
        assertEquals(200, intents.post(Map.of("text", "я".repeat(2000))).status());
        refused(intents.post(Map.of("text", "я".repeat(2001))), "text", "size must be between 0 and 2000");
        var escaped = "\\u0939".repeat(2000);
        var full = "{\"model\": \"" + MODEL + "\", \"texts\": [" + String.join(",", IntStream.range(0, 100).mapToObj(i -> "\"" + escaped + "\"").toList()) + "]}";
        assertEquals(200, api.post(INTENTS + "/batch", full).status());
    }

    @Test
    void namesTheTextOfABatchThatIsWrong() {
        var path = INTENTS + "/batch";
        refused(api.post(path, Map.of()), "texts", "must not be null");
        refused(api.post(path, Map.of("texts", List.of())), "texts", "size must be between 1 and 100");
        refused(api.post(path, Map.of("texts", IntStream.range(0, 101).mapToObj(Integer::toString).toList())), "texts", "size must be between 1 and 100");
        refused(api.post(path, Map.of("texts", List.of("a", " "))), "texts[1]", "must not be blank");
        refused(api.post(path, "{\"texts\": [\"a\", null]}"), "texts[1]", "must not be blank");
        refused(api.post(path, Map.of("texts", List.of("a", "b", "x".repeat(2001)))), "texts[2]", "size must be between 0 and 2000");
        refused(api.post(path, "{\"texts\": [\"a\\u001b\"]}"), "texts[0]", "must not hold control characters");
    }

    @Test
    void aCallerInAHurrySaysSoInWholeMilliseconds() {
        assertEquals(200, api.with("Understudy-Timeout-Ms", "500").post(INTENTS, Map.of("text", "hello", "model", MODEL)).status());
        problem(400, api.with("Understudy-Timeout-Ms", "soon").post(INTENTS, Map.of("text", "hello", "model", MODEL)));
    }

    private static void refused(Answer answer, String field, String reason) {
        var errors = problem(400, answer).json().path("errors");
        var found = false;
        for (var error : errors) found |= error.path("field").asText().equals(field) && error.path("reason").asText().contains(reason);
        assertTrue(found, field + " " + reason + " in " + errors);
    }
}
