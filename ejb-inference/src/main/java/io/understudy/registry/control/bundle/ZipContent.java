package io.understudy.registry.control.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Finds the bytes of an archive's entries. Each local header must say what the directory says, and no two entries may
 * share bytes: that is how a small archive would unpack to a huge one while every size is true.
 */
final class ZipContent {

    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;

    private ZipContent() {}

    static void check(FileChannel channel, List<ZipEntry> entries) throws IOException {
        var free = 0L;
        for (var entry : entries.stream().sorted(Comparator.comparingLong(ZipEntry::offset)).toList()) {
            if (entry.offset() < free) throw BundlePath.refused(entry.name(), "shares bytes with another entry");
            var start = start(channel, entry);
            if (entry.packed() > channel.size() - start) throw BundlePath.refused(entry.name(), "is truncated");
            free = start + entry.packed();
        }
    }

    /** The entry unpacked; it may still turn out longer or other than declared. */
    static InputStream open(FileChannel channel, ZipEntry entry) throws IOException {
        var packed = new Range(channel, start(channel, entry), entry.packed());
        return entry.method() == ZipEntry.STORED ? packed : new Inflating(packed);
    }

    private static long start(FileChannel channel, ZipEntry entry) throws IOException {
        var header = ZipDirectory.read(channel, entry.offset(), LOCAL_LENGTH);
        if (header.getInt(0) != LOCAL) throw BundlePath.refused(entry.name(), "has no local header");
        var nameLength = Short.toUnsignedInt(header.getShort(26));
        var extraLength = Short.toUnsignedInt(header.getShort(28));
        var name = ZipDirectory.read(channel, entry.offset() + LOCAL_LENGTH, nameLength);
        var extra = ZipDirectory.read(channel, entry.offset() + LOCAL_LENGTH + nameLength, extraLength);
        var fields = ZipFields.of(header, 22, 18, -1, extra);
        var same = Arrays.equals(name.array(), entry.name().getBytes(StandardCharsets.UTF_8))
                && Short.toUnsignedInt(header.getShort(6)) == entry.flags()
                && Short.toUnsignedInt(header.getShort(8)) == entry.method()
                && agrees(entry, Integer.toUnsignedLong(header.getInt(14)), entry.crc())
                && agrees(entry, fields.size(), entry.size())
                && agrees(entry, fields.packed(), entry.packed());
        if (!same) throw BundlePath.refused(entry.name(), "is described in two ways: its local header contradicts the directory");
        return entry.offset() + LOCAL_LENGTH + nameLength + extraLength;
    }

    private static boolean agrees(ZipEntry entry, long local, long central) {
        return local == central || entry.hasDescriptor() && (local == 0 || local == ZipFields.IN_EXTRA);
    }

    /** Frees the native inflater together with the stream. */
    private static final class Inflating extends InflaterInputStream {
        Inflating(InputStream packed) {
            super(packed, new Inflater(true), 1 << 16);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                inf.end();
            }
        }
    }

    private static final class Range extends InputStream {
        private final FileChannel channel;
        private long position;
        private long left;

        Range(FileChannel channel, long position, long length) {
            this.channel = channel;
            this.position = position;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left == 0) return -1;
            var n = channel.read(ByteBuffer.wrap(into, from, (int) Math.min(length, left)), position);
            if (n < 0) return -1;
            position += n;
            left -= n;
            return n;
        }
    }
}
