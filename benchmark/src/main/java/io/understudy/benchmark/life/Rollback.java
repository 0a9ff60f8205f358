package io.understudy.benchmark.life;

import io.understudy.benchmark.server.Understudy;
import io.understudy.wire.entity.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Rolls back again and again under load: from the call to the last answer of the version that is withdrawn. */
public final class Rollback {

    private static final int CONNECTIONS = 16;
    private static final int WARM_UPS = 50;
    private static final Duration SETTLED = Duration.ofMillis(300);

    record Report(int rollbacks, long failed, long wrong, double p50Ms, double p95Ms, double maxMs, double answerP95Ms) {}

    private Rollback() {}

    /** @param arguments the number of rollbacks, 100 by default */
    public static void main(String[] arguments) throws Exception {
        int rollbacks = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
        var folder = Path.of("benchmark/target/rollback");
        // The watch would take a burst on a busy machine for a version's fault, and order a rollback between the benchmark's orders.
        var settings = Map.of("UNDERSTUDY_DEMO", "off", "UNDERSTUDY_DEPLOYMENT_WATCH", "PT0S");
        System.out.println("Starting an Understudy of its own …");
        try (var understudy = Understudy.start(folder.resolve("server"), false, settings); var api = understudy.api()) {
            var versions = TwoVersions.register(api, Shift.by(1), Shift.by(2));
            try (var traffic = new Traffic(understudy.address(), versions.shifts(1, 2), CONNECTIONS)) {
                for (int i = 0; i < WARM_UPS; i++) roundTrip(versions, traffic, new Latencies());
                var last = new Latencies();
                var answered = new Latencies();
                for (int i = 0; i < rollbacks; i++) last.add(roundTrip(versions, traffic, answered));
                var report = new Report(
                        rollbacks, traffic.failed(), traffic.wrong(), last.millis(0.5), last.millis(0.95), last.millis(1), answered.millis(0.95));
                System.out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report));
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(folder.resolve("rollback.json").toFile(), report);
            }
        }
    }

    /** From the call of a rollback to the last answer of the version that it withdraws, in nanoseconds. */
    private static long roundTrip(TwoVersions versions, Traffic traffic, Latencies answered) throws InterruptedException {
        versions.deploy(0);
        versions.deploy(1);
        Thread.sleep(SETTLED.toMillis());
        long begun = System.nanoTime();
        versions.rollback();
        answered.add(System.nanoTime() - begun);
        Thread.sleep(SETTLED.toMillis());
        return Math.max(0, traffic.lastAnswer(versions.id(1)) - begun);
    }
}
