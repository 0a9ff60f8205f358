package io.understudy.serving.control;

import java.util.Map;

/**
 * Native libraries that report their use to their makers must have been told not to, before they load. ONNX Runtime
 * reads only the environment of the process, so nothing but the server's own settings can say it.
 */
public final class NativeTelemetry {

    static final String SWITCH = "ORT_DISABLE_TELEMETRY";

    private NativeTelemetry() {}

    /** @throws IllegalStateException unless the variable that turns ONNX Runtime's telemetry off is set to 1 */
    public static void requireOff() {
        requireOff(System.getenv());
    }

    static void requireOff(Map<String, String> environment) {
        var value = environment.get(SWITCH);
        if (!"1".equals(value)) {
            throw new IllegalStateException("ONNX Runtime's telemetry is not off: the environment variable " + SWITCH
                    + (value == null ? " is missing" : " is '" + value + "'") + "; put the line " + SWITCH
                    + "=1 into server.env and start again.");
        }
    }
}
