package io.understudy.registry.control.bundle;

import io.understudy.failure.entity.DomainException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the central directory of a ZIP archive (APPNOTE 6.3.10, §4.3) by the letter: it ends where the end record
 * begins, and the archive where the end record ends, so that every reader sees the same entries.
 */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END64 = 0x06064b50;
    private static final int END64_LENGTH = 56;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int LOCATOR64_LENGTH = 20;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_LENGTH = 46;
    private static final int MAX_DIRECTORY = 4 << 20;
    private static final int UNIX = 3;

    private final FileChannel channel;
    private final BundleLimits limits;

    /** Where the directory lies; the entries' data must end before it. */
    private record Extent(long offset, long size, long entries, long end) {}

    private ZipDirectory(FileChannel channel, BundleLimits limits) {
        this.channel = channel;
        this.limits = limits;
    }

    static List<ZipEntry> read(FileChannel channel, BundleLimits limits) throws IOException {
        return new ZipDirectory(channel, limits).entries();
    }

    static DomainException refused(String reason) {
        return DomainException.invalid("bundle", reason);
    }

    private List<ZipEntry> entries() throws IOException {
        var extent = extent();
        if (extent.entries > limits.maxFiles()) {
            throw refused("has " + extent.entries + " entries; at most " + limits.maxFiles() + " are allowed");
        }
        if (extent.size > MAX_DIRECTORY) throw refused("has a directory of more than " + MAX_DIRECTORY + " bytes");
        if (extent.offset < 0 || extent.size < 0 || extent.offset + extent.size != extent.end) {
            throw refused("is a damaged archive: its directory is not where its end record says");
        }
        var directory = read(channel, extent.offset, (int) extent.size);
        var entries = new ArrayList<ZipEntry>();
        while (directory.hasRemaining()) entries.add(entry(directory));
        if (entries.size() != extent.entries) {
            throw refused("is a damaged archive: it has " + entries.size() + " entries and declares " + extent.entries);
        }
        return entries;
    }

    private Extent extent() throws IOException {
        var end = endRecord();
        var record = read(channel, end, END_LENGTH);
        if (record.getInt(4) != 0) throw refused("is one part of a split archive");
        var extent = new Extent(
                Integer.toUnsignedLong(record.getInt(16)),
                Integer.toUnsignedLong(record.getInt(12)),
                Short.toUnsignedInt(record.getShort(10)),
                end);
        var large = extent.offset == ZipFields.IN_EXTRA || extent.size == ZipFields.IN_EXTRA || extent.entries == 0xFFFF;
        return large ? extent64(end) : extent;
    }

    private long endRecord() throws IOException {
        var length = channel.size();
        var tail = read(channel, Math.max(0, length - END_LENGTH - 0xFFFF), (int) Math.min(length, END_LENGTH + 0xFFFF));
        for (var i = tail.limit() - END_LENGTH; i >= 0; i--) {
            var comment = tail.limit() - END_LENGTH - i;
            if (tail.getInt(i) == END && Short.toUnsignedInt(tail.getShort(i + 20)) == comment) {
                return length - tail.limit() + i;
            }
        }
        throw refused("is a truncated archive: its end record is missing");
    }

    private Extent extent64(long end) throws IOException {
        var locator = read(channel, end - LOCATOR64_LENGTH, LOCATOR64_LENGTH);
        if (locator.getInt(0) != LOCATOR64) throw refused("is a damaged archive: its ZIP64 locator is missing");
        var at = locator.getLong(8);
        var record = read(channel, at, END64_LENGTH);
        if (record.getInt(0) != END64) throw refused("is a damaged archive: its ZIP64 end record is missing");
        if (at + 12 + record.getLong(4) != end - LOCATOR64_LENGTH) {
            throw refused("is a damaged archive: its ZIP64 end record is not where it should be");
        }
        return new Extent(record.getLong(48), record.getLong(40), record.getLong(32), at);
    }

    private static ZipEntry entry(ByteBuffer in) {
        if (in.remaining() < CENTRAL_LENGTH || in.getInt(in.position()) != CENTRAL) {
            throw refused("is a damaged archive: an entry of its directory is not one");
        }
        var at = in.position();
        var name = Short.toUnsignedInt(in.getShort(at + 28));
        var extra = Short.toUnsignedInt(in.getShort(at + 30));
        var comment = Short.toUnsignedInt(in.getShort(at + 32));
        if (in.remaining() < CENTRAL_LENGTH + name + extra + comment) {
            throw refused("is a truncated archive: its directory ends within an entry");
        }
        var path = new byte[name];
        in.get(at + CENTRAL_LENGTH, path);
        var fields = ZipFields.of(in, at + 24, at + 20, at + 42, in.slice(at + CENTRAL_LENGTH + name, extra));
        in.position(at + CENTRAL_LENGTH + name + extra + comment);
        return new ZipEntry(
                BundlePath.check(path),
                Short.toUnsignedInt(in.getShort(at + 8)),
                Short.toUnsignedInt(in.getShort(at + 10)),
                Integer.toUnsignedLong(in.getInt(at + 16)),
                fields.packed(),
                fields.size(),
                fields.offset(),
                in.get(at + 5) == UNIX ? in.getInt(at + 38) >>> 16 : 0);
    }

    /** @throws DomainException INVALID if the archive ends before */
    static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset > channel.size() - length) {
            throw refused("is a truncated archive: it points past its own end");
        }
        var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) throw refused("is a truncated archive");
        }
        return buffer.flip();
    }
}
