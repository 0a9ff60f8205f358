package io.understudy.wire.boundary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipartFormTest {

    private static final String FORM = "--XX\r\n"
            + "Content-Disposition: form-data; filename=\"a.zip\"; name=\"bundle\"\r\n"
            + "Content-Type: application/zip\r\n"
            + "\r\n"
            + "PK\r\n--X\r\n-- almost\r\n"
            + "\r\n--XX  \r\n"
            + "content-disposition: form-data; name=metadata\r\n"
            + "\r\n"
            + "{}"
            + "\r\n--XX--\r\nepilogue";

    @Test
    void givesEachPartWithExactlyItsBytes() throws IOException {
        var parts = read(new ByteArrayInputStream(FORM.getBytes(ISO_8859_1)));
        assertEquals(List.of("bundle", "metadata"), List.copyOf(parts.keySet()));
        assertEquals("PK\r\n--X\r\n-- almost\r\n", new String(parts.get("bundle"), ISO_8859_1));
        assertEquals("{}", new String(parts.get("metadata"), ISO_8859_1));
    }

    @Test
    void readsTheBodyToItsEndThoughTheFormEndsBefore() throws IOException {
        var body = new ByteArrayInputStream(FORM.getBytes(ISO_8859_1));
        var form = new MultipartForm(type("XX"), body);
        while (form.next().isPresent()) {}
        assertEquals(0, body.available());
        var large = new ByteArrayInputStream((FORM + "x".repeat(1 << 20)).getBytes(ISO_8859_1));
        var same = new MultipartForm(type("XX"), large);
        while (same.next().isPresent()) {}
        assertEquals(0, large.available());
    }

    @Test
    void doesNotCareHowTheBytesArrive() throws IOException {
        var parts = read(new Trickle(FORM.getBytes(ISO_8859_1)));
        assertEquals("PK\r\n--X\r\n-- almost\r\n", new String(parts.get("bundle"), ISO_8859_1));
    }

    @Test
    void keepsRandomBytesAcrossManyBuffers() throws IOException {
        var content = new byte[300_000];
        var random = new Random(7);
        // few distinct bytes, so that beginnings of the boundary are everywhere
        for (var i = 0; i < content.length; i++) content[i] = (byte) "\r\n-X".charAt(random.nextInt(4));
        var body = new ByteArrayOutputStream();
        body.writeBytes("--XYXY\r\nContent-Disposition: form-data; name=\"bundle\"\r\n\r\n".getBytes(ISO_8859_1));
        body.writeBytes(content);
        body.writeBytes("\r\n--XYXY--".getBytes(ISO_8859_1));
        var form = new MultipartForm(type("XYXY"), new ByteArrayInputStream(body.toByteArray()));
        assertArrayEquals(content, form.next().orElseThrow().content().readAllBytes());
        assertTrue(form.next().isEmpty());
    }

    @Test
    void skipsWhatWasNotRead() throws IOException {
        var form = new MultipartForm(type("XX"), new ByteArrayInputStream(FORM.getBytes(ISO_8859_1)));
        assertEquals("bundle", form.next().orElseThrow().name());
        assertEquals("metadata", form.next().orElseThrow().name());
        assertTrue(form.next().isEmpty());
    }

    @Test
    void refusesABodyThatIsCutOffAnywhere() {
        var whole = FORM.getBytes(ISO_8859_1);
        var end = FORM.indexOf("--XX--") + "--XX--".length();
        for (var length = 0; length < end; length++) {
            var cut = Arrays.copyOf(whole, length);
            var refusal = assertThrows(DomainException.class, () -> read(new ByteArrayInputStream(cut)), "at " + length);
            assertEquals(DomainException.Kind.INVALID, refusal.kind());
        }
    }

    @Test
    void refusesATypeWithoutABoundary() {
        assertThrows(
                DomainException.class,
                () -> new MultipartForm(MediaType.MULTIPART_FORM_DATA_TYPE, InputStream.nullInputStream()));
    }

    private static MediaType type(String boundary) {
        return new MediaType("multipart", "form-data", Map.of("boundary", boundary));
    }

    private static Map<String, byte[]> read(InputStream body) throws IOException {
        var form = new MultipartForm(type("XX"), body);
        var parts = new LinkedHashMap<String, byte[]>();
        for (var part = form.next(); part.isPresent(); part = form.next()) {
            parts.put(part.get().name(), part.get().content().readAllBytes());
        }
        return parts;
    }

    /** One byte at a time. */
    private static final class Trickle extends ByteArrayInputStream {
        Trickle(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(1, length));
        }
    }
}
