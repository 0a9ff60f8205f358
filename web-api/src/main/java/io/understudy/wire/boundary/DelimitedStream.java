package io.understudy.wire.boundary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A stream that ends before each delimiter and goes on behind it when told to. */
final class DelimitedStream extends InputStream {

    private static final byte[] NEW_LINE = {'\r', '\n'};

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    /** The first delimiter of a body lacks the new line that belongs to the others; it is put in front. */
    DelimitedStream(InputStream in, byte[] delimiter) {
        this.in = in;
        this.delimiter = delimiter;
        System.arraycopy(NEW_LINE, 0, buffer, 0, NEW_LINE.length);
        this.end = NEW_LINE.length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) return 0;
        while (true) {
            var content = contentBytes();
            if (content > 0) {
                var n = Math.min(content, length);
                System.arraycopy(buffer, start, into, from, n);
                start += n;
                return n;
            }
            if (content < 0) return -1;
            fill();
        }
    }

    /** Bytes known to stand before the delimiter; −1 at the delimiter, 0 if more must be read to know. */
    private int contentBytes() {
        for (var i = start; i < end; i++) {
            if (buffer[i] != delimiter[0]) continue;
            var same = matchAt(i);
            if (same == delimiter.length) return i == start ? -1 : i - start;
            if (i + same == end) return i - start;
        }
        return end - start;
    }

    private int matchAt(int at) {
        var same = 0;
        while (same < delimiter.length && at + same < end && buffer[at + same] == delimiter[same]) same++;
        return same;
    }

    /** Steps over the delimiter that stopped the last read. */
    void pass() {
        start += delimiter.length;
    }

    /** The next line, without its CR LF, whatever delimiter it may hold. */
    String line(int maxBytes) throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            if (start == end) fill();
            var b = buffer[start++];
            if (b == '\n') break;
            line.write(b);
            if (line.size() == 2 && line.toString(StandardCharsets.UTF_8).equals("--")) return "--";
            if (line.size() > maxBytes) throw MultipartForm.malformed("a header is longer than " + maxBytes + " bytes");
        }
        var text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Reads all that is left, delimiters or not, and forgets it. */
    void drain() throws IOException {
        start = end;
        in.transferTo(OutputStream.nullOutputStream());
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        var n = in.read(buffer, end, buffer.length - end);
        if (n < 0) throw MultipartForm.malformed("it ends before its last boundary");
        end += n;
    }
}
