package io.understudy.registry.control.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Sizes and offset of an entry, from its header or, where they stand for «too large», from its ZIP64 extra field. */
record ZipFields(long size, long packed, long offset) {

    /** The 32-bit value that says: look into the extra field (APPNOTE 4.5.3). */
    static final long IN_EXTRA = 0xFFFF_FFFFL;

    private static final int ZIP64 = 1;

    /** @param offsetAt position of the offset, or −1 in a local header, which has none */
    static ZipFields of(ByteBuffer header, int sizeAt, int packedAt, int offsetAt, ByteBuffer extra) {
        var large = large(extra.order(ByteOrder.LITTLE_ENDIAN));
        var size = value(header, sizeAt, large);
        var packed = value(header, packedAt, large);
        var offset = offsetAt < 0 ? 0 : value(header, offsetAt, large);
        if (size < 0 || packed < 0 || offset < 0) throw ZipDirectory.refused("is a damaged archive: a size is negative");
        return new ZipFields(size, packed, offset);
    }

    private static long value(ByteBuffer header, int at, ByteBuffer large) {
        var value = Integer.toUnsignedLong(header.getInt(at));
        return value == IN_EXTRA && large.remaining() >= Long.BYTES ? large.getLong() : value;
    }

    private static ByteBuffer large(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            var id = Short.toUnsignedInt(extra.getShort());
            var length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
            if (id == ZIP64) return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            extra.position(extra.position() + length);
        }
        return ByteBuffer.allocate(0);
    }
}
