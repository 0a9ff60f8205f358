package io.understudy.intent.boundary;

import io.understudy.intent.control.Classification;
import io.understudy.intent.control.Intent;
import io.understudy.serving.control.Inference;
import java.util.List;
import java.util.UUID;

/**
 * What a text means.
 *
 * @param predictionId by which the prediction log and feedback know this text
 * @param label the likeliest label, or {@code out_of_scope}
 * @param outOfScope whether no label fits; {@code intents} then tells which ones come nearest
 * @param intents the likeliest labels, the likeliest first
 * @param modelVersion label (or id) of the version that answered
 * @param revision number of the deployment that chose it
 * @param cacheHit whether the answer was computed for an earlier, equal text
 * @param processingTimeMs inside the server
 */
public record IntentAnswer(
        UUID predictionId,
        String label,
        boolean outOfScope,
        List<Intent> intents,
        String model,
        String modelVersion,
        int revision,
        boolean cacheHit,
        double processingTimeMs) {

    static IntentAnswer from(Inference<Classification> inference, UUID id, String model, double ms) {
        var found = inference.output();
        return new IntentAnswer(
                id, found.label(), found.outOfScope(), found.intents(), model, inference.version(), inference.revision(), inference.cacheHit(), ms);
    }
}
