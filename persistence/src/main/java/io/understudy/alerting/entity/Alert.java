package io.understudy.alerting.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.wire.entity.Uuid7;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that an operator should look at.
 *
 * @param id UUIDv7, so that ids are in the order of time
 * @param kind what happened, such as {@code prediction-log.dropped}; the same for all alerts of its kind
 * @param model the model it is about, or null
 * @param message one or two sentences, without personal data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Alert(
        UUID id, Instant at, Severity severity, String kind, String model, String message, boolean acknowledged) {

    private static final int LONGEST_MESSAGE = 2000;

    /** A new one, of now. */
    public static Alert of(Severity severity, String kind, String model, String message) {
        var id = Uuid7.next();
        var text = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
        return new Alert(id, Uuid7.time(id), severity, kind, model, text, false);
    }
}
