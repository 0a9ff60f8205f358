package io.understudy.retraining.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.retraining.entity.RetrainingJob;
import java.time.Instant;

/**
 * What the last training achieved, as the paths under {@code /retrain} show it; all but the model is absent before the first.
 *
 * @param metrics by name, on rows that were not trained on
 * @param comparison with the version that served then, on the same rows; absent where there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RetrainMetrics(String model, String versionId, Instant trainedAt, JsonNode metrics, JsonNode comparison) {

    static RetrainMetrics none(String model) {
        return new RetrainMetrics(model, null, null, null, null);
    }

    static RetrainMetrics of(RetrainingJob job) {
        return new RetrainMetrics(job.model(), job.version(), job.endedAt(), job.report().get("metrics"), job.report().get("comparison"));
    }
}
