package io.understudy.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A caller of one running server. Bodies that are not strings are sent as JSON; answers are parsed where they are JSON. */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    private final URI server;
    private final Map<String, String> headers;

    public Api(URI server) {
        this(server, Map.of());
    }

    private Api(URI server, Map<String, String> headers) {
        this.server = server;
        this.headers = headers;
    }

    /** An answer; {@code json} is a missing node when the body is no JSON. */
    public record Answer(int status, HttpHeaders headers, byte[] bytes, JsonNode json) {

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /** One part of a multipart upload: a field when {@code file} is null, else a file of that name. */
    public record Part(String name, String file, String type, byte[] content) {

        public static Part field(String name, String value) {
            return new Part(name, null, "text/plain; charset=UTF-8", value.getBytes(StandardCharsets.UTF_8));
        }

        public static Part file(String name, String file, byte[] content) {
            return new Part(name, file, "application/octet-stream", content);
        }

        /** What an upload needs at least. */
        public static Part bundle(byte[] content) {
            return file("bundle", "bundle", content);
        }
    }

    /** The same server with the admin key that it wrote into its work folder; without one while there is no such file. */
    public Api admin(Path home) {
        var file = home.resolve("admin-key");
        try {
            return Files.exists(file) ? with("Authorization", "Bearer " + Files.readString(file).strip()) : this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same server with one more header on each call. */
    public Api with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Api(server, Map.copyOf(more));
    }

    /** The value of the header with which calls identify themselves; empty where they do not. */
    public String authorization() {
        return headers.getOrDefault("Authorization", "");
    }

    public URI server() {
        return server;
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, publisher(body), "application/json");
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, publisher(body), "application/json");
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, publisher(body), "application/json");
    }

    /** Sends a body of any type. */
    public Answer send(String method, String path, byte[] body, String type) {
        return send(method, path, BodyPublishers.ofByteArray(body), type);
    }

    /** Sends {@code multipart/form-data}. */
    public Answer upload(String path, List<Part> parts) {
        var boundary = "part-" + Long.toHexString(System.nanoTime());
        var body = new java.io.ByteArrayOutputStream();
        for (var part : parts) {
            var file = part.file() == null ? "" : "; filename=\"" + part.file() + "\"";
            body.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name() + "\"" + file
                    + "\r\nContent-Type: " + part.type() + "\r\n\r\n"));
            body.writeBytes(part.content());
            body.writeBytes(utf8("\r\n"));
        }
        body.writeBytes(utf8("--" + boundary + "--\r\n"));
        return send("POST", path, body.toByteArray(), "multipart/form-data; boundary=" + boundary);
    }

    private Answer send(String method, String path, BodyPublisher body, String type) {
        var request = HttpRequest.newBuilder(server.resolve(path)).method(method, body).timeout(LONGEST_ANSWER);
        if (type != null) {
            request.setHeader("Content-Type", type);
        }
        headers.forEach(request::setHeader);
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.headers(), answer.body(), json(answer.headers(), answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher publisher(Object body) {
        try {
            return BodyPublishers.ofString(body instanceof String text ? text : Json.MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(HttpHeaders headers, byte[] body) throws IOException {
        var type = headers.firstValue("Content-Type").orElse("");
        return type.contains("json") && !type.contains("ndjson") && body.length > 0 ? Json.MAPPER.readTree(body) : MissingNode.getInstance();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
