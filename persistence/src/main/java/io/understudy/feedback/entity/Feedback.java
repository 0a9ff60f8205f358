package io.understudy.feedback.entity;

import io.understudy.wire.entity.Uuid7;
import java.time.Instant;
import java.util.UUID;

/**
 * What a user said of a prediction.
 *
 * @param key the same for what is the same feedback, however often it is reported
 * @param rating 1 to 5; null but for a rating
 * @param label the right one; null but for a label
 */
public record Feedback(UUID key, UUID prediction, FeedbackKind kind, Integer rating, String label, Instant at) {

    /** When the call came that is spoken of. */
    public Instant predictedAt() {
        return Uuid7.time(prediction);
    }
}
