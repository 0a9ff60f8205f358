package io.understudy.retraining.entity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Labelled texts that somebody uploaded for a model.
 *
 * @param id of this content; another upload by the same name has another
 * @param digest SHA-256 of the rows as JSON lines, in their order, in hex
 * @param labels rows by label
 */
public record TrainingSet(
        String model, String name, UUID id, String digest, int rows, Map<String, Integer> labels, Instant createdAt, String createdBy) {

    /** What is trained on unless a job says otherwise. */
    public static final String BASE = "base";

    /** @param weight how much the row counts beside the others, above 0 */
    public record Row(String text, String label, double weight) {}
}
