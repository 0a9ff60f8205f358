package io.understudy.audit.entity;

import io.understudy.database.entity.PostgresText;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A prediction as one tuple of PostgreSQL's binary COPY format (manual, «COPY», file formats). Encoded once: what waits
 * in memory, what lies in a spool file and what is sent to the database are the same bytes.
 */
public final class CopyRow {

    /** The columns of a tuple, in its order. What lies in spool files is of this form, too: a change needs a new one. */
    static final String COLUMNS = "id, at, model, version, revision, experiment, arm, unit, caller, input_digest, input, output,"
            + " confidence, latency_us, cache_tier, status";

    private static final int FIELDS = 16;
    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] TRAILER = {-1, -1};
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final byte JSONB_VERSION = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(400);
    private final DataOutputStream out = new DataOutputStream(bytes);

    private CopyRow() {}

    public static byte[] of(Prediction prediction) {
        try {
            return new CopyRow().encode(prediction);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole COPY stream. */
    static byte[] stream(List<byte[]> rows) {
        var stream = new ByteArrayOutputStream(rows.stream().mapToInt(row -> row.length).sum() + HEADER.length + TRAILER.length);
        stream.writeBytes(HEADER);
        rows.forEach(stream::writeBytes);
        stream.writeBytes(TRAILER);
        return stream.toByteArray();
    }

    private byte[] encode(Prediction p) throws IOException {
        out.writeShort(FIELDS);
        out.writeInt(16);
        out.writeLong(p.id().getMostSignificantBits());
        out.writeLong(p.id().getLeastSignificantBits());
        out.writeInt(8);
        out.writeLong(EPOCH.until(p.at(), ChronoUnit.MICROS));
        text(p.model());
        text(p.version());
        out.writeInt(4);
        out.writeInt(p.revision());
        text(p.experiment());
        text(p.arm());
        text(p.unit());
        text(p.caller());
        field(p.inputDigest() == null ? null : HexFormat.of().parseHex(p.inputDigest()));
        json(p.input());
        json(p.output());
        confidence(p.confidence());
        out.writeInt(8);
        out.writeLong(p.latencyUs());
        text(p.cacheTier().name().toLowerCase(Locale.ROOT));
        text(p.status().name().toLowerCase(Locale.ROOT));
        return bytes.toByteArray();
    }

    private void text(String text) throws IOException {
        field(text == null ? null : PostgresText.bytes(text));
    }

    private void json(JsonText json) throws IOException {
        if (json == null) {
            field(null);
            return;
        }
        var text = json.text().getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length + 1);
        out.writeByte(JSONB_VERSION);
        out.write(text);
    }

    private void confidence(Double value) throws IOException {
        if (value == null) {
            field(null);
            return;
        }
        out.writeInt(8);
        out.writeDouble(value);
    }

    private void field(byte[] value) throws IOException {
        out.writeInt(value == null ? -1 : value.length);
        if (value != null) out.write(value);
    }
}
