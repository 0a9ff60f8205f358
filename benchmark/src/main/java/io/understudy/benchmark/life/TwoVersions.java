package io.understudy.benchmark.life;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.benchmark.server.Api;
import java.util.Map;

/** A model with two versions, one of which serves; their answers to the same input differ by what they add to it. */
final class TwoVersions {

    static final String MODEL = "two-versions";

    private final Api api;
    private final String[] ids;

    /** @return with the first in service */
    static TwoVersions register(Api api, byte[] one, byte[] other) {
        api.post("/api/v1/models", "{\"name\":\"" + MODEL + "\",\"task\":\"tensor\"}");
        var ids = new String[] {id(api.register(MODEL, one)), id(api.register(MODEL, other))};
        var versions = new TwoVersions(api, ids);
        versions.deploy(0);
        return versions;
    }

    private TwoVersions(Api api, String[] ids) {
        this.api = api;
        this.ids = ids;
    }

    private static String id(JsonNode version) {
        return version.path("id").asText();
    }

    /** What each version, by its id, adds. */
    Map<String, Double> shifts(double one, double other) {
        return Map.of(ids[0], one, ids[1], other);
    }

    String id(int which) {
        return ids[which];
    }

    JsonNode deploy(int which) {
        return api.post("/api/v1/models/" + MODEL + "/deployments", "{\"mode\":\"full\",\"version\":\"" + ids[which] + "\"}");
    }

    JsonNode rollback() {
        return api.post("/api/v1/models/" + MODEL + "/rollback", "{}");
    }
}
