package io.understudy.experiment.entity;

import io.understudy.database.entity.PostgresText;
import io.understudy.wire.entity.Uuid7;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An exposure as bytes, in memory and in spool files. Its time is that inside the prediction's id. */
public final class ExposureRow {

    private ExposureRow() {}

    public static byte[] of(Exposure exposure) {
        var bytes = new ByteArrayOutputStream(100);
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(exposure.prediction().getMostSignificantBits());
            out.writeLong(exposure.prediction().getLeastSignificantBits());
            write(out, exposure.experiment());
            write(out, exposure.unit());
            write(out, exposure.arm());
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Exposure read(byte[] row) {
        try (var in = new DataInputStream(new ByteArrayInputStream(row))) {
            var prediction = new UUID(in.readLong(), in.readLong());
            return new Exposure(text(in), text(in), text(in), Uuid7.time(prediction), prediction);
        } catch (IOException e) {
            throw new UncheckedIOException("not the bytes of an exposure", e);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        var bytes = PostgresText.bytes(text);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        var length = in.readInt();
        var bytes = in.readNBytes(length);
        if (bytes.length != length) throw new IOException("cut short");
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
