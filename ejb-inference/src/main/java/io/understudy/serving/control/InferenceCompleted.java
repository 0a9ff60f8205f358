package io.understudy.serving.control;

import io.understudy.serving.entity.CacheTier;
import io.understudy.serving.entity.InferenceStatus;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One inference that has ended, well or not.
 *
 * @param id UUIDv7 of the prediction, made when the call came
 * @param version id of the version
 * @param revision number of the deployment that chose it
 * @param experiment null outside of one
 * @param arm null outside of an experiment
 * @param unit who sticks to a version; the prediction's id where the caller named nobody
 * @param caller null where nobody had to say
 * @param input as the caller gave it
 * @param canonical gives all of the input that the answer depends on; null where it was refused before it had that form
 * @param output null where the inference failed
 * @param deadline {@link System#nanoTime()} by which the caller must be answered
 */
public record InferenceCompleted(
        UUID id,
        String model,
        String version,
        int revision,
        String experiment,
        String arm,
        String unit,
        String caller,
        Object input,
        Supplier<String> canonical,
        Object output,
        CacheTier cacheTier,
        InferenceStatus status,
        long latencyNanos,
        long deadline) {}
