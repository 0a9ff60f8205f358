package io.understudy.audit.control;

import io.understudy.audit.entity.JsonText;
import io.understudy.audit.entity.Prediction;
import io.understudy.serving.control.InferenceCompleted;
import io.understudy.serving.control.Recordable;
import io.understudy.serving.control.Summarised;
import io.understudy.wire.entity.Sha256;
import io.understudy.wire.entity.Uuid7;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Makes the record of an inference. */
final class Records {

    private Records() {}

    static Prediction of(InferenceCompleted done, boolean keepsInput) {
        var canonical = done.canonical().get();
        var output = done.output() instanceof Summarised summarised ? summarised : null;
        return new Prediction(
                done.id(),
                Uuid7.time(done.id()),
                done.model(),
                done.version(),
                done.revision(),
                done.experiment(),
                done.arm(),
                done.unit(),
                done.caller(),
                canonical == null ? null : Sha256.of(canonical),
                keepsInput ? input(done.input(), canonical) : null,
                output == null ? null : JsonText.of(output.summary()),
                output == null ? null : boxed(output.confidence()),
                TimeUnit.NANOSECONDS.toMicros(done.latencyNanos()),
                done.cacheTier(),
                done.status());
    }

    private static JsonText input(Object input, String canonical) {
        if (input instanceof Recordable recordable) return JsonText.of(recordable.recorded());
        return canonical == null ? null : JsonText.ofAny(canonical);
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }
}
