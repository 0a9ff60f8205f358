package io.understudy.benchmark.life;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.benchmark.server.Api;
import io.understudy.benchmark.server.Served;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Changes a profile again and again: from the answer to the change until every loaded version finds it. */
public final class Freshness {

    private static final int WARM_UPS = 20;

    /** A profile of the demo, made findable by a word of its own. */
    private static final String TALENT = "/api/v1/talents/benchmark-freshness";

    record Report(int changes, int versions, double p50Ms, double p95Ms, double maxMs) {}

    private Freshness() {}

    /** @param arguments the number of changes, 200 by default */
    public static void main(String[] arguments) throws Exception {
        int changes = arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]);
        Measurement measurement = (understudy, api) -> List.of(measure(api, changes));
        measurement.run("freshness", Map.of());
    }

    private static Report measure(Api api, int changes) throws InterruptedException {
        var versions = Served.all(api);
        var profile = (ObjectNode) api.get("/api/v1/talents?limit=1").at("/talents/0");
        profile.remove(List.of("id", "updated_at"));
        var delays = new Latencies();
        for (int i = -WARM_UPS; i < changes; i++) {
            long delay = change(api, versions, profile, "Plays the xylorimba, piece " + i + ".");
            if (i >= 0) delays.add(delay);
        }
        return new Report(changes, versions.size(), delays.millis(0.5), delays.millis(0.95), delays.millis(1));
    }

    /** @return nanoseconds */
    private static long change(Api api, List<Served> versions, ObjectNode profile, String biography) throws InterruptedException {
        api.put(TALENT, profile.put("biography", biography).toString());
        long begun = System.nanoTime();
        for (var version : versions) {
            while (!finds(api, version, biography)) TimeUnit.MILLISECONDS.sleep(2);
        }
        return System.nanoTime() - begun;
    }

    private static boolean finds(Api api, Served version, String biography) {
        var answer = api.search("{\"query\":\"xylorimba\",\"model_version\":\"" + version.name() + "\"}");
        return answer.path("talents").findValuesAsText("biography").contains(biography);
    }
}
