package io.understudy.search.control.talents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a stream line by line while it holds no more than one line of bounded length. Lines end with LF or CRLF; a byte
 * order mark before the first is dropped.
 */
final class NdjsonLines {

    /** @param bytes without the line's end; empty where the line is too long */
    record Line(long number, byte[] bytes, boolean tooLong) {}

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int maxLength;
    private final byte[] block = new byte[64 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int position;
    private int end;
    private long number;

    /** @param maxLength in bytes; what is longer is skipped to its end */
    NdjsonLines(InputStream in, int maxLength) {
        this.in = in;
        this.maxLength = maxLength;
    }

    /** @return the next line; null at the end of the stream */
    Line next() throws IOException {
        if (!fill()) return null;
        number++;
        line.reset();
        var length = 0L;
        while (fill()) {
            var stop = position;
            while (stop < end && block[stop] != '\n') stop++;
            length += stop - position;
            if (length <= maxLength + 1L) line.write(block, position, stop - position);
            var ended = stop < end;
            position = ended ? stop + 1 : stop;
            if (ended) break;
        }
        return line(length);
    }

    /** One byte more is read than a line may have, for the CR that is not part of it. */
    private Line line(long length) {
        if (length > maxLength + 1L) return new Line(number, new byte[0], true);
        var bytes = line.toByteArray();
        var from = number == 1 && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        var to = bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        if (to - from > maxLength) return new Line(number, new byte[0], true);
        return new Line(number, Arrays.copyOfRange(bytes, from, to), false);
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
    }

    /** Whether there is a byte to read at the position. */
    private boolean fill() throws IOException {
        if (position < end) return true;
        position = 0;
        end = Math.max(0, in.read(block));
        return end > 0;
    }
}
