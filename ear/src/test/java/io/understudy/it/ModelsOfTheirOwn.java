package io.understudy.it;

import java.util.Map;

/** What the shared server is told for single models, each in the way in which an operator may set it. */
final class ModelsOfTheirOwn {

    static final String ONE_AT_A_TIME = "one-at-a-time";
    static final String TWO_AT_A_TIME = "two-at-a-time";

    /** Asks for a device that the server's ONNX Runtime cannot use. */
    static final String NEEDS_CUDA = "needs-cuda";

    /** Whose log keeps what was asked. */
    static final String KEEPS_TEXTS = "keeps-texts";

    /** Its records hold its inputs. */
    static final String KEEPS_INPUTS = "keeps-inputs";

    static final Map<String, String> SETTINGS = Map.of(
            "UNDERSTUDY_PREDICTION_LOG_MODEL_KEEPS_TEXTS_INPUT", "full",
            "UNDERSTUDY_SERVING_MODEL_ONE_AT_A_TIME_SLOTS", "1",
            "UNDERSTUDY_SERVING_MODEL_ONE_AT_A_TIME_WAITING", "3",
            "UNDERSTUDY_SERVING_MODEL_ONE_AT_A_TIME_DEADLINE", "PT20S",
            "UNDERSTUDY_SERVING_MODEL_TWO_AT_A_TIME_SLOTS", "2",
            "UNDERSTUDY_ONNX_MODEL_ONE_AT_A_TIME_MEMORY_ARENA", "off",
            "UNDERSTUDY_ONNX_MODEL_NEEDS_CUDA_EXECUTION_PROVIDER", "cuda",
            "UNDERSTUDY_PREDICTION_LOG_MODEL_KEEPS_INPUTS_INPUT", "full");

    private ModelsOfTheirOwn() {}
}
