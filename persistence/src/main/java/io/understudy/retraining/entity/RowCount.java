package io.understudy.retraining.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.retraining.entity.TrainingSet.Row;
import io.understudy.wire.entity.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Counts and digests rows as they pass. */
public final class RowCount {

    private final MessageDigest sha = sha256();
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

    /** SHA-256 of the rows as JSON lines, in hex; may be asked for once. */
    public String digest() {
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
