package io.understudy.search.control.talents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonLinesTest {

    @Test
    void linesEndWithLfOrCrlfAndTheLastMayEndWithout() throws IOException {
        assertEquals(List.of("1 a", "2 b", "3 ", "4 c\rd"), read("a\nb\r\n\nc\rd", 10));
        assertEquals(List.of("1 a"), read("a\n", 10));
        assertEquals(List.of(), read("", 10));
    }

    @Test
    void aByteOrderMarkIsDroppedFromTheFirstLineAlone() throws IOException {
        assertEquals(List.of("1 a", "2 \uFEFFb"), read("\uFEFFa\n\uFEFFb", 10));
        assertEquals(List.of("1 "), read("\uFEFF", 10));
    }

    @Test
    void aLineThatIsTooLongIsSkippedToItsEnd() throws IOException {
        assertEquals(List.of("1 abcde", "2 too long", "3 g"), read("abcde\nabcdef\ng", 5));
        assertEquals(List.of("1 abcde", "2 g"), read("abcde\r\ng", 5));
        assertEquals(List.of("1 too long", "2 g"), read("x".repeat(300_000) + "\ng", 5));
    }

    @Test
    void linesMayCrossBlocks() throws IOException {
        var a = "a".repeat(100_000);
        var b = "b".repeat(70_000);
        assertEquals(List.of("1 " + a, "2 " + b), read(a + "\n" + b + "\n", 1 << 20));
    }

    @Test
    void aStreamThatGivesAByteAtATimeGivesTheSameLines() throws IOException {
        var slow = new InputStream() {
            private final InputStream in = bytes("a\r\nbc\n");

            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return in.read(target, offset, Math.min(1, length));
            }
        };
        assertEquals(List.of("1 a", "2 bc"), read(slow, 10));
    }

    private static List<String> read(String text, int maxLength) throws IOException {
        return read(bytes(text), maxLength);
    }

    private static List<String> read(InputStream in, int maxLength) throws IOException {
        var lines = new NdjsonLines(in, maxLength);
        var read = new ArrayList<String>();
        for (var line = lines.next(); line != null; line = lines.next()) {
            read.add(line.number() + " " + (line.tooLong() ? "too long" : new String(line.bytes(), StandardCharsets.UTF_8)));
        }
        return read;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
