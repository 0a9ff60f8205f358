package io.understudy.training.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive whose bytes depend on nothing but its files: names sorted, one fixed time, no compression (weights hardly shrink). */
public final class DeterministicZip {

    /** The earliest time that the format can tell, in local time as the format has it. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private DeterministicZip() {}

    public static byte[] of(Map<String, byte[]> files) {
        int size = files.values().stream().mapToInt(bytes -> bytes.length + 1024).sum();
        var archive = new ByteArrayOutputStream(size);
        try (var zip = new ZipOutputStream(archive)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (var file : new TreeMap<>(files).entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive.toByteArray();
    }
}
