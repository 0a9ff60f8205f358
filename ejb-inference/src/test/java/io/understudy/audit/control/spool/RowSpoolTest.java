package io.understudy.audit.control.spool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSpoolTest {

    @TempDir
    Path folder;

    /** CRC-32C of 00 00 00 09 and «123456789», by the definition of RFC 3720, appendix B.4. */
    @Test
    void framesHaveLengthChecksumAndBytes() {
        var frame = Frames.of(List.of(bytes("123456789")));
        var head = new byte[4];
        frame.get(head);
        assertArrayEquals(HexFormat.of().parseHex("00000009"), head);
        assertEquals(crc32c(HexFormat.of().parseHex("00000009313233343536373839")), frame.getInt());
        assertEquals("123456789", StandardCharsets.US_ASCII.decode(frame).toString());
    }

    @Test
    void givesRowsBackInOrderAlsoToTheNextProcess() throws IOException {
        try (var spool = open(1_000_000, 100)) {
            spool.append(List.of(bytes("a"), bytes("b")));
            spool.append(List.of(new byte[200]));
            spool.append(List.of(bytes("c")));
        }
        try (var spool = open(1_000_000, 100)) {
            spool.append(List.of(bytes("d")));
            assertEquals(List.of("a", "b", "\0".repeat(200)), drainOne(spool, 0));
            assertEquals(List.of("c"), drainOne(spool, 0));
            assertEquals(List.of("d"), drainOne(spool, 0));
            assertTrue(spool.isEmpty());
            assertEquals(0, spool.bytes());
        }
        try (var files = Files.list(folder)) {
            assertEquals(0, files.filter(file -> file.toString().endsWith(".spool")).count());
        }
    }

    @Test
    void aFileThatIsReadIsAppendedToNoMore() throws IOException {
        try (var spool = open(1_000_000, 1_000_000)) {
            spool.append(List.of(bytes("a")));
            var first = spool.oldest().orElseThrow();
            spool.append(List.of(bytes("b")));
            assertEquals(List.of("a"), read(first, 0));
            spool.remove(first);
            assertEquals(List.of("b"), drainOne(spool, 0));
        }
    }

    @Test
    void whatACrashCutShortIsSkippedAndWhatIsWholeIsKept() throws IOException {
        for (int cut = 1; cut < 8 + 5; cut++) {
            var segment = segmentOf("first", "whole", "short");
            try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
                file.setLength(file.length() - cut);
            }
            int lost = cut <= 5 ? 1 : 0; // a head that is not whole tells of no row
            assertEquals(List.of("first", "whole"), read(segment, lost), "cut by " + cut);
            Files.delete(segment);
        }
    }

    @Test
    void zerosAfterACrashAreTheEnd() throws IOException {
        var segment = segmentOf("first");
        try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.setLength(file.length() + 4096);
        }
        assertEquals(List.of("first"), read(segment, 0));
    }

    @Test
    void aDamagedRowIsPassedOver() throws IOException {
        var segment = segmentOf("first", "second", "third");
        try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.seek(8 + 8 + 5 + 8);
            file.write('S');
        }
        assertEquals(List.of("first", "third"), read(segment, 1));
    }

    @Test
    void anEmptyFileOfACrashIsNoTrouble() throws IOException {
        Files.write(folder.resolve("%016x.spool".formatted(7)), new byte[3]);
        try (var spool = open(1_000_000, 100)) {
            spool.append(List.of(bytes("a")));
            assertEquals(List.of(), drainOne(spool, 0));
            assertEquals(List.of("a"), drainOne(spool, 0));
        }
    }

    @Test
    void aFileOfAnotherVersionIsRefusedAndCanBeSetAside() throws IOException {
        Files.writeString(folder.resolve("%016x.spool".formatted(1)), "USPOOL9\nsomething");
        try (var spool = open(1_000_000, 100)) {
            var segment = spool.oldest().orElseThrow();
            assertThrows(IOException.class, () -> read(segment, 0));
            spool.setAside(segment);
            assertTrue(spool.isEmpty());
            assertTrue(Files.exists(folder.resolve("%016x.spool.unreadable".formatted(1))));
        }
    }

    @Test
    void refusesWhatGoesPastItsSizeAndTakesItOnceThereIsRoom() throws IOException {
        try (var spool = open(8 + 2 * (8 + 10), 1_000_000)) {
            spool.append(List.of(new byte[10]));
            spool.append(List.of(new byte[2]));
            assertThrows(SpoolFullException.class, () -> spool.append(List.of(new byte[10])));
            spool.remove(spool.oldest().orElseThrow());
            spool.append(List.of(new byte[10]));
        }
    }

    /** Or one would drain what the other still writes. */
    @Test
    void aFolderIsOfOneProcess() throws IOException {
        try (var spool = open(1_000, 100)) {
            assertThrows(IOException.class, () -> open(1_000, 100));
        }
        open(1_000, 100).close();
    }

    private RowSpool open(long most, long segment) throws IOException {
        return RowSpool.open(folder, most, segment);
    }

    private Path segmentOf(String... rows) throws IOException {
        try (var spool = open(1_000_000, 1_000_000)) {
            for (var row : rows) spool.append(List.of(bytes(row)));
            return spool.oldest().orElseThrow();
        }
    }

    private static List<String> drainOne(RowSpool spool, long damaged) throws IOException {
        var segment = spool.oldest().orElseThrow();
        var rows = read(segment, damaged);
        spool.remove(segment);
        return rows;
    }

    private static List<String> read(Path segment, long damaged) throws IOException {
        var rows = new ArrayList<String>();
        var seen = SegmentReader.read(segment, 2, batch -> batch.forEach(row -> rows.add(new String(row, StandardCharsets.US_ASCII))));
        assertEquals(damaged, seen);
        return rows;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Bit by bit: polynomial 0x1EDC6F41, reflected. */
    private static int crc32c(byte[] data) {
        int crc = -1;
        for (var buffer = ByteBuffer.wrap(data); buffer.hasRemaining(); ) {
            crc ^= buffer.get() & 0xFF;
            for (int bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82F63B78);
        }
        return ~crc;
    }
}
