package io.understudy.idempotency.boundary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.understudy.wire.entity.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashedBodyTest {

    @Test
    void aBodyWithoutABoundaryHasThePlainDigest() throws IOException {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", sha256("abc", ""));
    }

    @ParameterizedTest
    @CsvSource({"one, 1", "aab, 1", "abab, 1", "------x, 1", "one, 3", "aab, 3", "abab, 3", "------x, 2"})
    void theBoundaryDoesNotCountHoweverTheBytesArrive(String boundary, int buffer) throws IOException {
        var body = "--" + boundary + "\r\naababaaa-----ab\r\n--" + boundary + "--";
        var expected = Sha256.of(in(body.replace(boundary, "\0")));
        var hashed = new HashedBody(in(body), boundary);
        var bytes = new byte[buffer];
        while (hashed.read(bytes) >= 0) {}
        assertEquals(expected, hashed.sha256SoFar());
    }

    @Test
    void givesTheBytesAsTheyAre() throws IOException {
        assertArrayEquals("--xy\r\nx".getBytes(ISO_8859_1), new HashedBody(in("--xy\r\nx"), "xy").readAllBytes());
    }

    @Test
    void aBeginningOfTheBoundaryAtTheEndCounts() throws IOException {
        assertEquals(Sha256.of(in("abcx")), sha256("abcx", "xy"));
        assertNotEquals(sha256("abc", "xy"), sha256("abcx", "xy"));
    }

    @Test
    void twoAttemptsWithOneContentAreOneAndAnotherContentOfThatLengthIsNot() throws IOException {
        var first = sha256(form("r4nd0m", "graph A"), "r4nd0m");
        assertEquals(first, sha256(form("s0m3-other", "graph A"), "s0m3-other"));
        assertNotEquals(first, sha256(form("r4nd0m", "graph B"), "r4nd0m"));
    }

    @Test
    void readsWhatIsLeft() throws IOException {
        var hashed = new HashedBody(new SequenceInputStream(in("ab"), in("c")), "");
        assertEquals('a', hashed.read());
        assertEquals(Sha256.of(in("abc")), hashed.sha256());
    }

    private static String form(String boundary, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"bundle\"\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
    }

    private static String sha256(String body, String boundary) throws IOException {
        return new HashedBody(in(body), boundary).sha256();
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
    }
}
