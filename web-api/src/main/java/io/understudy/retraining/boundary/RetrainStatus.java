package io.understudy.retraining.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.retraining.entity.RetrainingJob;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * How a training stands, as the paths under {@code /retrain} show it.
 *
 * @param isTraining whether a job waits or runs
 * @param status that of the job, or {@code idle} if there was none yet
 * @param jobId by which {@code /api/v1/retraining/jobs} knows it
 * @param message what it came to, in words; absent before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RetrainStatus(
        boolean isTraining,
        String status,
        String model,
        UUID jobId,
        String stage,
        String versionId,
        String message,
        Instant startedAt,
        Instant endedAt) {

    static RetrainStatus none(String model) {
        return new RetrainStatus(false, "idle", model, null, null, null, null, null, null);
    }

    static RetrainStatus of(RetrainingJob job) {
        return new RetrainStatus(
                !job.state().isEnd(), job.state().name().toLowerCase(Locale.ROOT), job.model(), job.id(), job.stage(), job.version(), job.reason(),
                job.startedAt(), job.endedAt());
    }
}
