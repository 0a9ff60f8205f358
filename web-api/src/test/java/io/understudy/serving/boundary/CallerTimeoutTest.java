package io.understudy.serving.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTimeoutTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "250, 250", "' 0250 ', 250", "9223372036854775807, 9223372036854775807", "99999999999999999999, 9223372036854775807"})
    void isInWholeMilliseconds(String header, long millis) {
        assertEquals(Duration.ofMillis(millis), CallerTimeout.of(header));
    }

    @Test
    void needNotBeSaid() {
        assertNull(CallerTimeout.of(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "000", "-1", "+1", "1.5", "1e3", "PT1S", "100ms", "5, 6", "٣"})
    void isRefusedByItsName(String header) {
        var refusal = assertThrows(DomainException.class, () -> CallerTimeout.of(header));
        assertEquals(Kind.INVALID, refusal.kind());
        assertEquals("Understudy-Timeout-Ms: must be a whole number of milliseconds, at least 1", refusal.getMessage());
    }
}
