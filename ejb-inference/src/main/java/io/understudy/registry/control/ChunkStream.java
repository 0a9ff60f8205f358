package io.understudy.registry.control;

import java.io.InputStream;
import java.util.function.IntFunction;

/** Numbered chunks as one stream; each is fetched when its first byte is asked for. */
final class ChunkStream extends InputStream {

    private final IntFunction<byte[]> chunks;
    private long left;
    private byte[] chunk = {};
    private int position;
    private int seq;

    ChunkStream(long size, IntFunction<byte[]> chunks) {
        this.left = size;
        this.chunks = chunks;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (left == 0) return -1;
        while (position == chunk.length) {
            chunk = chunks.apply(seq++);
            position = 0;
        }
        var n = (int) Math.min(Math.min(length, chunk.length - position), left);
        System.arraycopy(chunk, position, into, from, n);
        position += n;
        left -= n;
        return n;
    }
}
