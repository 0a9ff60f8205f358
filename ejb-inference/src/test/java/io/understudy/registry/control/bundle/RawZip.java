package io.understudy.registry.control.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes ZIP archives field by field, so that a test can also write those that no tool would. */
public final class RawZip {

    /** Everything that stands in an entry's headers; {@code localName} is what its local header says instead. */
    public record Entry(String name, String localName, int flags, int method, int mode, int size, long crc, byte[] packed) {

        public static Entry of(String name, byte[] content) {
            return new Entry(name, name, 0x800, 8, 0, content.length, crcOf(content), deflate(content));
        }

        public static Entry stored(String name, byte[] content) {
            return new Entry(name, name, 0x800, 0, 0, content.length, crcOf(content), content);
        }

        Entry called(String local) {
            return new Entry(name, local, flags, method, mode, size, crc, packed);
        }

        Entry flagged(int more) {
            return new Entry(name, localName, flags | more, method, mode, size, crc, packed);
        }

        Entry mode(int unix) {
            return new Entry(name, localName, flags, method, unix, size, crc, packed);
        }

        Entry declaring(int declared) {
            return new Entry(name, localName, flags, method, mode, declared, crc, packed);
        }

        Entry checksum(long other) {
            return new Entry(name, localName, flags, method, mode, size, other, packed);
        }
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<byte[]> directory = new ArrayList<>();

    public static byte[] of(Entry... entries) {
        var zip = new RawZip();
        for (var entry : entries) zip.add(entry, zip.local(entry));
        return zip.finish();
    }

    /** All entries share the bytes of the first. */
    static byte[] overlapping(Entry entry, int times) {
        var zip = new RawZip();
        var offset = zip.local(entry);
        for (var i = 0; i < times; i++) zip.add(entry, offset);
        return zip.finish();
    }

    private int local(Entry entry) {
        var offset = out.size();
        var name = entry.localName.getBytes(StandardCharsets.UTF_8);
        var header = buffer(30 + name.length).putInt(0x04034b50).putShort((short) 20);
        fields(header, entry).putShort((short) name.length).putShort((short) 0).put(name);
        out.writeBytes(header.array());
        out.writeBytes(entry.packed);
        return offset;
    }

    private void add(Entry entry, int offset) {
        var name = entry.name.getBytes(StandardCharsets.UTF_8);
        var header = buffer(46 + name.length).putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
        fields(header, entry).putShort((short) name.length).putShort((short) 0).putShort((short) 0);
        header.putShort((short) 0).putShort((short) 0).putInt(entry.mode << 16).putInt(offset).put(name);
        directory.add(header.array());
    }

    private static ByteBuffer fields(ByteBuffer header, Entry entry) {
        return header.putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0)
                .putInt((int) entry.crc)
                .putInt(entry.packed.length)
                .putInt(entry.size);
    }

    private byte[] finish() {
        var start = out.size();
        directory.forEach(out::writeBytes);
        var size = out.size() - start;
        var count = (short) directory.size();
        out.writeBytes(buffer(22).putInt(0x06054b50).putInt(0).putShort(count).putShort(count).putInt(size).putInt(start).array());
        return out.toByteArray();
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long crcOf(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    private static byte[] deflate(byte[] content) {
        var deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        var packed = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        while (!deflater.finished()) packed.write(buffer, 0, deflater.deflate(buffer));
        deflater.end();
        return packed.toByteArray();
    }
}
