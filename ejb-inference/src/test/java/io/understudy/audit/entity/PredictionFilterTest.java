package io.understudy.audit.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionFilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "0000-12-31T23:59:59.999999999Z", "-999999999-01-01T00:00:00Z"})
    void aTimeTooFarAwayIsRefusedByTheNameOfItsParameter(Instant far) {
        refuses("from", far, null);
        refuses("to", null, far);
    }

    @Test
    void theFirstAndTheLastTimeAreAccepted() {
        var first = Instant.parse("0001-01-01T00:00:00Z");
        var last = Instant.parse("9999-12-31T23:59:59.999999999Z");
        var condition = between(first, last).condition(null, null);
        assertEquals("at >= ? and at < ?", condition.sql());
        assertEquals("[0001-01-01T00:00Z, 9999-12-31T23:59:59.999999999Z]", condition.values().toString());
    }

    private static void refuses(String field, Instant from, Instant to) {
        var refusal = assertThrows(DomainException.class, () -> between(from, to));
        assertEquals(DomainException.Kind.INVALID, refusal.kind());
        assertEquals(List.of(new Violation(field, "must lie in the years 1 to 9999")), refusal.violations());
    }

    private static PredictionFilter between(Instant from, Instant to) {
        return new PredictionFilter(null, null, null, null, from, to);
    }
}
