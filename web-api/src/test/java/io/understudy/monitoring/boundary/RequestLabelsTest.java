package io.understudy.monitoring.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one model that serves is {@code small}. */
class RequestLabelsTest {

    @ParameterizedTest
    @CsvSource({
        "small, 200, small",
        "small, 503, small",
        "registered, 200, registered",
        "registered, 304, registered",
        "registered, 400, none",
        "invented, 404, none",
        "invented, 400, none",
        "invented, 500, none",
        ", 200, none",
        ", 404, none"
    })
    void aModelIsALabelWhereItAnsweredOrServes(String named, int status, String label) {
        assertEquals(label, RequestLabels.knownModel(named, status, "small"::equals));
    }
}
