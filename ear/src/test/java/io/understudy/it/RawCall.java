package io.understudy.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** One call byte by byte, as no HTTP client would make it. */
final class RawCall implements AutoCloseable {

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

    private final Socket socket;

    /** @param answer head and body as they came */
    record Answer(String text) {

        int status() {
            return text.isEmpty() ? 0 : Integer.parseInt(text.split(" ")[1]);
        }

        String head() {
            return text.substring(0, Math.max(0, text.indexOf("\r\n\r\n")));
        }

        /** From the first brace to the last, as the body may be chunked. */
        JsonNode json() {
            try {
                return Json.MAPPER.readTree(text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    RawCall(URI server) {
        try {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout((int) LONGEST_ANSWER.toMillis());
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawCall send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that nothing more will come, but still listens. */
    RawCall endSending() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that comes until the server closes the connection. */
    Answer answer() {
        try {
            return new Answer(new String(socket.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
