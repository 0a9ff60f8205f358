package io.understudy.failure.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JacksonException;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.wire.entity.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonProblemsTest {

    private enum Size { SMALL, VERY_LARGE }

    private record Inner(int count, List<String> names) {}

    private record Outer(
            String text, Integer maxResults, double share, boolean on, Size size, LocalDate day, Inner inner, List<Inner> many, Map<String, Integer> counts, Object any) {}

    private static Violation violation(String json) {
        var thrown = assertThrows(JacksonException.class, () -> Json.MAPPER.readValue(json, Outer.class));
        var problem = JsonProblems.from(thrown);
        assertEquals(400, problem.status());
        return problem.errors().getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"max_results\": \"many\"}          | max_results        | must be a whole number",
        "{\"max_results\": \"5\"}             | max_results        | must be a whole number",
        "{\"max_results\": 1.5}               | max_results        | must be a whole number, not 1.5",
        "{\"max_results\": 99999999999}       | max_results        | is out of range: -2147483648 to 2147483647",
        "{\"text\": 5}                        | text               | must be text, not 5",
        "{\"text\": {}}                       | text               | must be text",
        "{\"text\": \"a\\u0000\"}               | text               | must not hold the character U+0000 or half of a surrogate pair",
        "{\"text\": \"\\ud83d\"}                | text               | must not hold the character U+0000 or half of a surrogate pair",
        "{\"share\": null}                    | share              | must be a number, not null",
        "{\"on\": \"yes\"}                    | on                 | must be true or false",
        "{\"size\": \"huge\"}                 | size               | must be one of small, very_large, not 'huge'",
        "{\"size\": 1}                        | size               | must be one of small, very_large, not 1",
        "{\"day\": \"tomorrow\"}              | day                | must be a date such as 2026-01-31, not 'tomorrow'",
        "{\"inner\": 3}                       | inner              | must be an object",
        "{\"inner\": {\"count\": []}}         | inner.count        | must be a whole number",
        "{\"inner\": {\"names\": [\"a\", 2]}} | inner.names[1]     | must be text, not 2",
        "{\"many\": [{\"count\": 1}, {\"count\": true}]} | many[1].count | must be a whole number",
        "{\"counts\": {\"a\": \"x\"}}         | counts.a           | must be a whole number",
        "{\"inner\": {\"count\": 1, \"colour\": 2}} | inner.colour | is not a known field; known are: count, names",
        "[1, 2]                               | body               | must be an object",
        "{\"share\": 1, \"on\": true} {}          | body               | goes on after its JSON value has ended at line 1, column 26",
    })
    void namesTheFieldAndWhatItMustBe(String json, String field, String reason) {
        assertEquals(new Violation(field, reason), violation(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"text\":              | is malformed JSON at line 1, column 9: Unexpected end-of-input within/between Object entries",
        "{\"text\" \"a\"}        | is malformed JSON at line 1, column 9: Unexpected character ('\"' (code 34)): was expecting a colon to separate field name and value",
        "{text: 1}               | is malformed JSON at line 1, column 2: Unexpected character ('t' (code 116)): was expecting double-quote to start field name",
        "{\"text\":\"a\",\"text\":\"b\"} | is malformed JSON at line 1, column 19: Duplicate field 'text'",
        "nonsense                | is malformed JSON at line 1, column 1: Unrecognized token 'nonsense': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    })
    void namesThePlaceOfMalformedJson(String json, String reason) {
        assertEquals(new Violation("body", reason), violation(json));
    }

    @Test
    void namesDepthPastTheLimit() {
        var deep = "{\"any\":" + "[".repeat(2000) + "]".repeat(2000) + "}";
        assertEquals(
                new Violation("body", "exceeds a limit: Document nesting depth (1001) exceeds the maximum allowed (1000)"),
                violation(deep));
    }
}
