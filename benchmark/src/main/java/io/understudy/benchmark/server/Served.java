package io.understudy.benchmark.server;

import java.util.List;
import java.util.stream.StreamSupport;

/** A version that takes a part of the traffic. */
public record Served(String name, String id, double percent) {

    /** The ACTIVE split. */
    public static List<Served> all(Api api) {
        var deployments = api.get("/api/v1/models/" + Understudy.MODEL + "/deployments").path("deployments");
        return StreamSupport.stream(deployments.spliterator(), false)
                .filter(deployment -> deployment.path("state").asText().equals("active"))
                .flatMap(deployment -> StreamSupport.stream(deployment.path("split").spliterator(), false))
                .map(share -> new Served(
                        share.path("version").asText(), share.path("version_id").asText(), share.path("percent").asDouble()))
                .toList();
    }
}
