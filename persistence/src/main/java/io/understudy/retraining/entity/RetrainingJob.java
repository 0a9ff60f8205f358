package io.understudy.retraining.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * An order to train a version, and what came of it.
 *
 * @param id UUIDv7
 * @param stage what it is at; null before it begins
 * @param cause {@code manual}, or the trigger that fired
 * @param attempts how often a node began it
 * @param node that is, or was, at it; null before any was
 * @param reason why it ended so, in words; null before
 * @param version id of the version that it registered; null for none
 * @param verdict what the promotion policy made of the version; null before
 * @param experiment in which the version is tried; null for none
 * @param report the evaluation, and how long what took; null before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RetrainingJob(
        UUID id,
        String model,
        State state,
        String stage,
        String cause,
        RetrainingOrder order,
        Instant createdAt,
        String createdBy,
        int attempts,
        String node,
        Instant startedAt,
        Instant endedAt,
        String cancelledBy,
        String reason,
        String version,
        Promotion verdict,
        String experiment,
        JsonNode report) {

    public enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        public boolean isEnd() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /**
     * How a job ended.
     *
     * @param version null where none was registered
     * @param verdict null where there is no version
     * @param experiment null where none was started
     * @param report null where there is none
     */
    public record End(State state, String reason, String version, Promotion verdict, String experiment, JsonNode report) {

        public static End failed(String reason) {
            return new End(State.FAILED, reason, null, null, null, null);
        }

        public static End cancelled(String by) {
            return new End(State.CANCELLED, "Cancelled by " + by, null, null, null, null);
        }
    }
}
