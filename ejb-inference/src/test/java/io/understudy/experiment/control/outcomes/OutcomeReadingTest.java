package io.understudy.experiment.control.outcomes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.wire.entity.Uuid7;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutcomeReadingTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123456789Z");
    private static final UUID PREDICTION = Uuid7.next();

    @Test
    void anEventWithoutValueAndTimeIsOneAndNow() {
        var outcome = OutcomeReading.read(outcome(null, null, "u", null, null), NOW);
        assertEquals(new BigDecimal("1"), outcome.value());
        assertEquals(Instant.parse("2026-01-01T00:00:00.123456Z"), outcome.at());
    }

    @Test
    void aValueIsKeptToNineDecimals() {
        var reported = new ReportedOutcome(null, null, "u", null, "m", new BigDecimal("0.30000000000000004"), null);
        assertEquals(new BigDecimal("0.300000000"), OutcomeReading.read(reported, NOW).value());
    }

    @Test
    void aNumberWithAHugeExponentIsNotWrittenOut() {
        for (var tiny : List.of("1e-400000000", "-1e-2000000000", "0e400000000", "0e-2000000000")) {
            var reported = new ReportedOutcome(null, null, "u", null, "m", new BigDecimal(tiny), null);
            assertEquals(BigDecimal.ZERO, OutcomeReading.read(reported, NOW).value(), tiny);
        }
        var last = new ReportedOutcome(null, null, "u", null, "m", new BigDecimal("6e-10"), null);
        assertEquals(new BigDecimal("0.000000001"), OutcomeReading.read(last, NOW).value(), "is rounded, not cut");
    }

    @Test
    void theSameOutcomeHasTheSameKey() {
        assertEquals(key(outcome("i", null, "u", "m", NOW)), key(outcome("i", PREDICTION, null, "n", null)), "by its id alone");
        assertEquals(key(outcome(null, PREDICTION, null, "m", NOW)), key(outcome(null, PREDICTION, null, "m", null)));
        assertNotEquals(key(outcome(null, PREDICTION, null, "m", null)), key(outcome(null, PREDICTION, null, "n", null)));
        assertEquals(key(outcome(null, null, "u", "m", NOW)), key(outcome(null, null, "u", "m", NOW)));
        assertNotEquals(key(outcome(null, null, "u", "m", NOW)), key(outcome(null, null, "u", "m", NOW.plusSeconds(1))));
        assertNotEquals(key(outcome(null, null, "um", "m", NOW)), key(outcome(null, null, "u", "mm", NOW)));
        assertNotEquals(key(outcome(null, null, "u", "m", null)), key(outcome(null, null, "u", "m", null)), "without a time each is new");
    }

    @Test
    void whatIsWrongIsNamedByItsPlace() {
        assertEquals(List.of("outcomes[3].unit"), fields(outcome(null, null, null, "m", null)));
        assertEquals(List.of("outcomes[3].unit"), fields(outcome(null, PREDICTION, "u", "m", null)));
        assertEquals(List.of("outcomes[3].prediction_id"), fields(outcome(null, UUID.randomUUID(), null, "m", null)));
        assertEquals(List.of("outcomes[3].at"), fields(outcome(null, null, "u", "m", NOW.plusSeconds(301))));
        assertEquals(List.of(), fields(outcome(null, null, "u", "m", NOW.plusSeconds(299))));
    }

    private static List<String> fields(ReportedOutcome reported) {
        return OutcomeReading.violations(reported, "outcomes[3].", NOW).stream().map(Violation::field).toList();
    }

    private static UUID key(ReportedOutcome reported) {
        return OutcomeReading.read(reported, NOW).key();
    }

    private static ReportedOutcome outcome(String id, UUID prediction, String unit, String metric, Instant at) {
        return new ReportedOutcome(id, prediction, unit, null, metric == null ? "m" : metric, null, at);
    }
}
