package io.understudy.launch.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.launch.StartFailure;
import io.understudy.wire.entity.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Calls a running server as any client would; an answer that is no success ends the start with its problem's words. */
final class ApiClient implements AutoCloseable {

    private final URI server;
    private final String adminKey;
    private final HttpClient http = HttpClient.newHttpClient();

    ApiClient(URI server, String adminKey) {
        this.server = server;
        this.adminKey = adminKey;
    }

    JsonNode get(String path) {
        return find(path).orElseThrow(() -> new StartFailure("GET " + path + " found nothing."));
    }

    /** Empty where the server answers 404. */
    Optional<JsonNode> find(String path) {
        var answer = send(request(path).GET().build());
        return answer.status == 404 ? Optional.empty() : Optional.of(answer.success("GET " + path));
    }

    JsonNode post(String path, Object json) {
        return post(path, "application/json", BodyPublishers.ofByteArray(bytes(json)));
    }

    JsonNode post(String path, String contentType, Supplier<InputStream> body) {
        return post(path, contentType, BodyPublishers.ofInputStream(body));
    }

    JsonNode put(String path, String contentType, byte[] body) {
        var request = request(path).header("Content-Type", contentType).PUT(BodyPublishers.ofByteArray(body)).build();
        return send(request).success("PUT " + path);
    }

    /** A version's upload: {@code metadata} as JSON and the bundle, as multipart/form-data (RFC 7578). */
    JsonNode upload(String path, Object metadata, byte[] bundle) {
        var boundary = "understudy-" + UUID.randomUUID();
        var body = new ByteArrayOutputStream(bundle.length + 4096);
        part(body, boundary, "name=\"metadata\"", "application/json", bytes(metadata));
        part(body, boundary, "name=\"bundle\"; filename=\"bundle.zip\"", "application/zip", bundle);
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return post(path, "multipart/form-data; boundary=" + boundary, BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private JsonNode post(String path, String contentType, BodyPublisher body) {
        var request = request(path).header("Content-Type", contentType).POST(body).build();
        return send(request).success("POST " + path);
    }

    private static void part(ByteArrayOutputStream body, String boundary, String disposition, String type, byte[] content) {
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: " + type + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + adminKey);
    }

    private record Answer(int status, byte[] body) {

        JsonNode success(String what) {
            if (status >= 300) throw new StartFailure(what + " answered " + status + ": " + new String(body, StandardCharsets.UTF_8));
            try {
                return Json.MAPPER.readTree(body);
            } catch (IOException e) {
                throw new StartFailure(what + " answered no JSON: " + e.getMessage());
            }
        }
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new StartFailure("The server does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("stopped while starting.");
        }
    }

    private static byte[] bytes(Object json) {
        try {
            return Json.MAPPER.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new IllegalStateException("cannot be written as JSON: " + json.getClass(), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
