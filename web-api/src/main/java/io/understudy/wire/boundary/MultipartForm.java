package io.understudy.wire.boundary;

import io.understudy.failure.entity.DomainException;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code multipart/form-data} (RFC 7578) part by part as it comes in. The container's own reader spools each part
 * before the first line of ours runs, and leaves its files to the garbage collector.
 */
public final class MultipartForm {

    private static final int MAX_HEADER_BYTES = 8 << 10;
    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^;\\s]+))");

    /** One part; its content must be read before the next is asked for, what is left of it is skipped. */
    public record Part(String name, InputStream content) {}

    private final DelimitedStream stream;

    public MultipartForm(MediaType type, InputStream body) {
        var boundary = type.getParameters().get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            throw malformed("the Content-Type names no boundary of 1 to 70 characters");
        }
        stream = new DelimitedStream(body, ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Empty after the last part. */
    public Optional<Part> next() throws IOException {
        skipContent();
        var end = stream.line(MAX_HEADER_BYTES);
        if (end.startsWith("--")) {
            stream.drain();
            return Optional.empty();
        }
        if (!end.isBlank()) throw malformed("something follows a boundary on its line");
        return Optional.of(new Part(name(), stream));
    }

    private void skipContent() throws IOException {
        stream.transferTo(OutputStream.nullOutputStream());
        stream.pass();
    }

    private String name() throws IOException {
        String name = null;
        for (String line; !(line = stream.line(MAX_HEADER_BYTES)).isEmpty(); ) {
            var matcher = NAME.matcher(line);
            if (line.regionMatches(true, 0, "content-disposition:", 0, 20) && matcher.find()) {
                name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            }
        }
        if (name == null) throw malformed("a part has no name");
        return name;
    }

    static DomainException malformed(String reason) {
        return DomainException.invalid("body", "is not well-formed multipart/form-data: " + reason);
    }
}
