package io.understudy.failure.boundary;

import io.understudy.failure.entity.DomainException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lets so many bytes through and fails with TOO_LARGE at the next one, and with INVALID where the body breaks off. */
final class LimitedStream extends FilterInputStream {

    private final long limit;
    private long left;

    LimitedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() {
        try {
            var b = super.read();
            if (b >= 0) count(1);
            return b;
        } catch (IOException e) {
            throw incomplete();
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            var read = super.read(buffer, offset, length);
            if (read > 0) count(read);
            return read;
        } catch (IOException e) {
            throw incomplete();
        }
    }

    @Override
    public long skip(long n) throws IOException {
        var skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The connection ended, the sender was too slow, or its chunks are none. */
    private static DomainException incomplete() {
        return DomainException.invalid("body", "ended before it was complete");
    }

    private void count(long bytes) {
        left -= bytes;
        if (left < 0) throw BodyLimit.tooLarge(limit);
    }
}
