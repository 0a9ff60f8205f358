package io.understudy.benchmark.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.wire.entity.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Calls a server as any client would; whatever is no success ends the run with the server's words. */
public final class Api implements AutoCloseable {

    private final URI server;
    private final String adminKey;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Api(URI server, String adminKey) {
        this.server = server;
        this.adminKey = adminKey;
    }

    public JsonNode get(String path) {
        return json(send(request(path).GET(), BodyHandlers.ofByteArray()).body());
    }

    public JsonNode search(String body) {
        return post("/api/v1/search", "application/json", BodyPublishers.ofString(body));
    }

    /** Sends a file of profiles, one a line. */
    public JsonNode importTalents(Path ndjson) throws FileNotFoundException {
        return post("/api/v1/talents/import", "application/x-ndjson", BodyPublishers.ofFile(ndjson));
    }

    public Path download(String path, Path to) {
        return send(request(path).GET(), BodyHandlers.ofFile(to)).body();
    }

    public JsonNode post(String path, String json) {
        return post(path, "application/json", BodyPublishers.ofString(json));
    }

    public JsonNode put(String path, String json) {
        return put(path, "application/json", json);
    }

    public JsonNode put(String path, String type, String body) {
        var request = request(path).header("Content-Type", type).PUT(BodyPublishers.ofString(body));
        return json(send(request, BodyHandlers.ofByteArray()).body());
    }

    /** Registers a version by the bytes of its graph alone. */
    public JsonNode register(String model, byte[] graph) {
        var boundary = "understudy-benchmark";
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"model.onnx\"\r\n\r\n";
        var tail = "\r\n--" + boundary + "--\r\n";
        return post(
                "/api/v1/models/" + model + "/versions",
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.concat(BodyPublishers.ofString(head), BodyPublishers.ofByteArray(graph), BodyPublishers.ofString(tail)));
    }

    private JsonNode post(String path, String type, BodyPublisher body) {
        return json(send(request(path).header("Content-Type", type).POST(body), BodyHandlers.ofByteArray()).body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + adminKey);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            var response = http.send(request.build(), handler);
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response.request().uri() + " answered " + response.statusCode() + " " + text(response.body()));
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException("The server does not answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("stopped", e);
        }
    }

    private static String text(Object body) {
        return body instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("The server's answer is no JSON", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
