package io.understudy.retraining.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.retraining.entity.TrainingSet.Row;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.Sha256;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/** Counts and digests rows as they pass. */
public final class RowCount {

    private final MessageDigest sha = Sha256.digest();
    private final Map<String, Integer> labels = new TreeMap<>();
    private int rows;

    public void add(Row row) {
        try {
            sha.update(Json.MAPPER.writeValueAsBytes(row));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row that cannot be written", e);
        }
        sha.update((byte) '\n');
        labels.merge(row.label(), 1, Integer::sum);
        rows++;
    }

    public int rows() {
        return rows;
    }

    /** Rows by label, in the order of the labels. */
    public Map<String, Integer> labels() {
        return labels;
    }

    /** SHA-256 of the rows as JSON lines, in hex, of those since it was asked for last. */
    public String digest() {
        return Sha256.hex(sha);
    }
}
