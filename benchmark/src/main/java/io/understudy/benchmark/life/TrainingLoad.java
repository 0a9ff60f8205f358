package io.understudy.benchmark.life;

import io.understudy.benchmark.server.Api;
import io.understudy.food.control.FoodIntents;
import io.understudy.wire.entity.Json;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** How long calls take while the same server trains, beside at rest. */
public final class TrainingLoad {

    private static final int CONNECTIONS = 4;
    private static final int TRAININGS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration REST = Duration.ofSeconds(20);
    private static final String MODEL = "food-load";

    /** @param p99Ratio while it trained against at rest, before or after, whichever was faster */
    record Report(
            int answers, long failed, long wrong, double p50BeforeMs, double p99BeforeMs, double p50Ms, double p99Ms, double p50AfterMs,
            double p99AfterMs, double p99Ratio, double secondsOfTraining) {}

    private TrainingLoad() {}

    public static void main(String[] arguments) throws Exception {
        Measurement measurement = (understudy, api) -> measure(understudy.address(), api);
        measurement.run("training-load", Measurement.UNWATCHED);
    }

    private static Report measure(URI address, Api api) throws Exception {
        var versions = TwoVersions.register(api, Shift.by(1), Shift.by(2));
        upload(api);
        try (var traffic = new Traffic(address, versions.shifts(1, 2), CONNECTIONS)) {
            System.out.println("Warming up …");
            Thread.sleep(WARM_UP.toMillis());
            train(api);
            var before = atRest(traffic);
            System.out.println("Training " + TRAININGS + " times …");
            traffic.take();
            long begun = System.nanoTime();
            for (int i = 0; i < TRAININGS; i++) train(api);
            double seconds = (System.nanoTime() - begun) / 1e9;
            var during = traffic.take();
            var after = atRest(traffic);
            return new Report(
                    during.count(), traffic.failed(), traffic.wrong(), before.millis(0.5), before.millis(0.99), during.millis(0.5), during.millis(0.99),
                    after.millis(0.5), after.millis(0.99), during.millis(0.99) / Math.min(before.millis(0.99), after.millis(0.99)), seconds);
        }
    }

    private static Latencies atRest(Traffic traffic) throws InterruptedException {
        traffic.take();
        Thread.sleep(REST.toMillis());
        return traffic.take();
    }

    private static void upload(Api api) throws Exception {
        api.post("/api/v1/models", "{\"name\":\"" + MODEL + "\",\"task\":\"text_classification\"}");
        var lines = new StringBuilder();
        for (var row : FoodIntents.standard().utterances()) {
            lines.append(Json.MAPPER.writeValueAsString(Map.of("text", row.text(), "label", row.intent()))).append('\n');
        }
        api.put("/api/v1/models/" + MODEL + "/training-sets/base", "application/x-ndjson", lines.toString());
    }

    private static void train(Api api) throws InterruptedException {
        var id = api.post("/api/v1/retraining/jobs", "{\"model\":\"" + MODEL + "\",\"promotion\":\"register\"}").at("/job/id").asText();
        while (!api.get("/api/v1/retraining/jobs/" + id).path("job").hasNonNull("ended_at")) Thread.sleep(200);
        var job = api.get("/api/v1/retraining/jobs/" + id).path("job");
        if (!job.path("state").asText().equals("succeeded")) throw new IllegalStateException("The training failed: " + job);
    }
}
