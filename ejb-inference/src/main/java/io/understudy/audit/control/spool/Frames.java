package io.understudy.audit.control.spool;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How rows lie in a spool file: a mark with the version of their form, then for each row its length (int, big-endian),
 * the CRC-32C of length and bytes, and the bytes. A row that a crash has cut short, or the zeros that it left at the end
 * of a file, end the reading; a damaged row between whole ones is passed over.
 */
final class Frames {

    static final byte[] MARK = "USPOOL1\n".getBytes(StandardCharsets.US_ASCII);

    private static final int FRAME_HEAD = 8;
    private static final int LONGEST = 256 << 20;

    private final DataInputStream in;
    private long damaged;

    /** @param in of a spool file; the caller closes it */
    Frames(InputStream in) throws IOException {
        this.in = new DataInputStream(in);
        var mark = in.readNBytes(MARK.length);
        if (mark.length == MARK.length && !Arrays.equals(mark, MARK)) {
            throw new IOException("is no spool file of this version");
        }
    }

    static ByteBuffer of(List<byte[]> rows) {
        var buffer = ByteBuffer.allocate(Math.toIntExact(size(rows)));
        for (var row : rows) buffer.putInt(row.length).putInt(checksum(row.length, row)).put(row);
        return buffer.flip();
    }

    static long size(List<byte[]> rows) {
        return rows.stream().mapToLong(row -> FRAME_HEAD + row.length).sum();
    }

    /** The next whole row; empty at the end. */
    Optional<byte[]> next() throws IOException {
        try {
            while (true) {
                int length = in.readInt();
                int checksum = in.readInt();
                if (length <= 0 || length > LONGEST) return end(length != 0);
                var row = in.readNBytes(length);
                if (row.length < length) return end(true);
                if (checksum(length, row) == checksum) return Optional.of(row);
                damaged++;
            }
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    /** Rows that were passed over so far. */
    long damaged() {
        return damaged;
    }

    private Optional<byte[]> end(boolean torn) {
        if (torn) damaged++;
        return Optional.empty();
    }

    private static int checksum(int length, byte[] row) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(4).putInt(length).flip());
        crc.update(row);
        return (int) crc.getValue();
    }
}
