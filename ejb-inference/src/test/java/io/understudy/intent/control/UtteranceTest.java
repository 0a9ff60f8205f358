package io.understudy.intent.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.testing.Validation;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UtteranceTest {

    @Test
    void isStrippedAndOtherwiseAsItStands() {
        assertEquals("नमस्ते  जी", Utterance.of("\u3000 नमस्ते  जी \n"));
        assertEquals("🍛", Utterance.of("🍛"));
        assertEquals("क\u094d\u200dष", Utterance.of("क\u094d\u200dष"), "joiners shape letters");
        assertEquals(null, Utterance.of(null));
    }

    @Test
    void isEmptyWhereNothingCanBeSeen() {
        for (var unseen : List.of("", " \t\n", "\u00a0", "\u200b\u200d\ufeff", "\u2028 \u3000")) assertEquals("", Utterance.of(unseen));
    }

    @Test
    void hasLimits() {
        assertEquals("[]", violations("x".repeat(2000)));
        assertEquals("[]", violations("one\ttwo\r\nthree"));
        assertEquals("[text size must be between 0 and 2000]", violations("x".repeat(2001)));
        assertEquals("[text must not be blank]", violations("\u00a0"));
        assertEquals("[text must not be blank]", violations(null));
        for (var control : List.of("\u0001", "\u0007", "\u001b", "\u007f", "\u0085")) {
            assertEquals("[text must not hold control characters but tabs and line breaks]", violations("a" + control + "b"));
        }
    }

    private static String violations(String text) {
        return Validation.VALIDATOR.validate(IntentRequest.of(text)).stream()
                .map(v -> v.getPropertyPath() + " " + v.getMessage())
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }
}
