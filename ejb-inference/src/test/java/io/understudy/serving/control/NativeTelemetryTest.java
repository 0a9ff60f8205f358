package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeTelemetryTest {

    @Test
    void isOffWhereTheVariableIsOne() {
        assertDoesNotThrow(() -> NativeTelemetry.requireOff(Map.of("ORT_DISABLE_TELEMETRY", "1")));
    }

    @Test
    void stopsTheStartOtherwise() {
        assertEquals(
                "ONNX Runtime's telemetry is not off: the environment variable ORT_DISABLE_TELEMETRY is missing;"
                        + " put the line ORT_DISABLE_TELEMETRY=1 into server.env and start again.",
                refusal(Map.of()));
        assertEquals(
                "ONNX Runtime's telemetry is not off: the environment variable ORT_DISABLE_TELEMETRY is '0';"
                        + " put the line ORT_DISABLE_TELEMETRY=1 into server.env and start again.",
                refusal(Map.of("ORT_DISABLE_TELEMETRY", "0")));
    }

    private static String refusal(Map<String, String> environment) {
        return assertThrows(IllegalStateException.class, () -> NativeTelemetry.requireOff(environment)).getMessage();
    }
}
