package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.wire.entity.Json;
import org.junit.jupiter.api.Test;

class JsonDifferenceTest {

    @Test
    void numbersMayBeOffByTheTolerance() {
        assertEquals("", between("[1, 0.5]", "[1.0, 0.5001]", 1e-3));
        assertEquals("[1] is 0.502, not 0.5", between("[1, 0.5]", "[1, 0.502]", 1e-3));
    }

    @Test
    void anObjectMayHaveMoreThanIsExpectedAListMayNot() {
        assertEquals("", between("{\"a\": 1}", "{\"a\": 1, \"b\": 2}", 0));
        assertEquals("a.b is missing", between("{\"a\": {\"b\": 1}}", "{\"a\": {}}", 0));
        assertEquals("the answer has 2 elements, not 1", between("[1]", "[1, 2]", 0));
    }

    @Test
    void whatIsNoNumberMustBeEqual() {
        assertEquals("x[0] is \"no\", not \"yes\"", between("{\"x\": [\"yes\"]}", "{\"x\": [\"no\"]}", 1));
        assertEquals("x is null, not 1", between("{\"x\": 1}", "{\"x\": null}", 1));
    }

    private static String between(String expected, String actual, double tolerance) {
        try {
            return JsonDifference.between(Json.MAPPER.readTree(expected), Json.MAPPER.readTree(actual), tolerance).orElse("");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
