package io.understudy.registry.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Tolerance.Better;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToleranceTest {

    @ParameterizedTest
    @CsvSource({
        // Exactly at the tolerance, which binary fractions miss: 0.81 - 0.8 is 0.010000000000000009 there.
        "UP,   0.01, 0.81, 0.8,   true",
        "UP,   0.01, 0.81, 0.799, false",
        "UP,   0,    0.81, 0.81,  true",
        "UP,   0,    0.81, 0.8,   false",
        "UP,   0,    0.81, 0.9,   true",
        "DOWN, 5,    100,  105,   true",
        "DOWN, 5,    100,  105.1, false",
        "DOWN, 0,    100,  20,    true",
        "DOWN, 0.5,  -2,   -1.5,  true",
        "DOWN, 0.5,  -2,   -1.4,  false",
        "UP,   0.01, 0.81, NaN,   false",
        "DOWN, 0.01, 0.81, -Infinity, false",
        "UP,   0.01, NaN,  0.1,   true",
    })
    void worseByMoreThanToleratedSpeaksAgainstAVersion(Better better, double worseBy, double serving, double next, boolean borne) {
        var complaint = new Tolerance("m", better, worseBy).complaint(of("v2", Map.of("m", next)), of("v1", Map.of("m", serving)));
        assertEquals(borne, complaint.isEmpty(), complaint.toString());
    }

    @Test
    void saysWhichMetricBothValuesAndTheTolerance() {
        var tolerance = new Tolerance("ndcg_at_10", Better.UP, 0.05);
        assertEquals(
                Optional.of("Version v2: metric ndcg_at_10 is 0.7, and 0.81 of v1, which it replaces; it may be worse by 0.05."),
                tolerance.complaint(of("v2", Map.of("ndcg_at_10", 0.7)), of("v1", Map.of("ndcg_at_10", 0.81))));
        assertEquals(
                Optional.of("Version v2: metric ndcg_at_10 is missing, and 0.81 of v1, which it replaces; it may be worse by 0.05."),
                tolerance.complaint(of("v2", Map.of("other", 1.0)), of("v1", Map.of("ndcg_at_10", 0.81))));
    }

    @Test
    void withoutTheMetricOfTheOneThatServesThereIsNothingToCompareWith() {
        var tolerance = new Tolerance("m", Better.UP, 0.0);
        assertEquals(Optional.empty(), tolerance.complaint(of("v2", Map.of("m", 0.1)), of("v1", Map.of("other", 1.0))));
        assertEquals(Optional.empty(), tolerance.complaint(of("v2", Map.of()), of("v1", Map.of())));
    }

    @Test
    void aModelNamesAMetricOnceAndKeepsWhatItHadOtherwise() {
        var model = new Model("m", Task.TENSOR, null, Instant.EPOCH, "o");
        var first = List.of(new Tolerance("a", Better.UP, 0.1), new Tolerance("b", Better.DOWN, 2.0));
        model.tolerate(first, Instant.EPOCH, "operator");
        var twice = List.of(new Tolerance("a", Better.UP, 0.1), new Tolerance("a", Better.DOWN, 0.1));
        var refusal = assertThrows(DomainException.class, () -> model.tolerate(twice, Instant.EPOCH, "other"));
        assertEquals("tolerances[1].metric", refusal.violations().getFirst().field());
        assertEquals(first, model.tolerances());
        assertEquals(Optional.of("operator"), model.tolerancesSetBy());
    }

    private static Evaluation of(String version, Map<String, Double> metrics) {
        return new Evaluation(version, metrics);
    }
}
