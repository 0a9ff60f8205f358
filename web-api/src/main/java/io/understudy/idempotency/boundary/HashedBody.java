package io.understudy.idempotency.boundary;

import io.understudy.wire.entity.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A request body that is hashed while it is read. Clients make up the boundary of a multipart body anew for each attempt,
 * so wherever it stands it counts as one and the same mark.
 */
final class HashedBody extends InputStream {

    private static final byte MARK = 0;

    private final InputStream in;
    private final MessageDigest digest = Sha256.digest();
    private final byte[] boundary;
    private final int[] borders;
    private int matched;

    /** @param boundary of a multipart body; empty for any other */
    HashedBody(InputStream in, String boundary) {
        this.in = in;
        this.boundary = boundary.getBytes(StandardCharsets.ISO_8859_1);
        this.borders = borders(this.boundary);
    }

    /** The failure function of Knuth, Morris and Pratt (1977): the longest proper prefix that ends each prefix. */
    private static int[] borders(byte[] word) {
        var borders = new int[word.length];
        for (int i = 1, length = 0; i < word.length; ) {
            if (word[i] == word[length]) borders[i++] = ++length;
            else if (length > 0) length = borders[length - 1];
            else i++;
        }
        return borders;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = in.read(buffer, offset, length);
        if (read > 0 && boundary.length == 0) digest.update(buffer, offset, read);
        else if (read > 0) hash(buffer, offset, read);
        return read;
    }

    private void hash(byte[] buffer, int offset, int length) {
        var counted = new byte[length + boundary.length];
        var size = 0;
        for (var i = offset; i < offset + length; i++) {
            while (matched > 0 && buffer[i] != boundary[matched]) {
                var shorter = borders[matched - 1];
                System.arraycopy(boundary, 0, counted, size, matched - shorter);
                size += matched - shorter;
                matched = shorter;
            }
            if (buffer[i] != boundary[matched]) counted[size++] = buffer[i];
            else if (++matched == boundary.length) {
                counted[size++] = MARK;
                matched = 0;
            }
        }
        digest.update(counted, 0, size);
    }

    /** Reads what is left. @return SHA-256 in lower-case hex */
    String sha256() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return sha256SoFar();
    }

    /** Of what was read. */
    String sha256SoFar() {
        digest.update(boundary, 0, matched);
        matched = 0;
        return Sha256.hex(digest);
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
