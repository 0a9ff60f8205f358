package io.understudy.benchmark.life;

import io.understudy.benchmark.server.Understudy;
import io.understudy.wire.entity.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Deploys two versions in turn under constant load, and checks every answer against the version that it names. */
public final class Swaps {

    private static final int CONNECTIONS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration REST = Duration.ofSeconds(30);

    /** @param p99Ratio during swaps against at rest */
    record Report(
            int swaps, int answers, long failed, long wrong, double p50AtRestMs, double p99AtRestMs, double p50Ms, double p99Ms,
            double p99Ratio, double swapMs, double secondsOfSwaps) {}

    private Swaps() {}

    /** @param arguments the number of deployments, 1,000 by default */
    public static void main(String[] arguments) throws Exception {
        int swaps = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
        var folder = Path.of("benchmark/target/swaps");
        // The watch would take a burst on a busy machine for a version's fault, and order a rollback between the benchmark's orders.
        var settings = Map.of("UNDERSTUDY_DEMO", "off", "UNDERSTUDY_DEPLOYMENT_WATCH", "PT0S");
        System.out.println("Starting an Understudy of its own …");
        try (var understudy = Understudy.start(folder.resolve("server"), false, settings); var api = understudy.api()) {
            var versions = TwoVersions.register(api, Shift.by(1), Shift.by(2));
            try (var traffic = new Traffic(understudy.address(), versions.shifts(1, 2), CONNECTIONS)) {
                System.out.println("Warming up, with swaps …");
                alternate(versions, swaps / 10, WARM_UP);
                traffic.take();
                Thread.sleep(REST.toMillis());
                var rest = traffic.take();
                System.out.println("Swapping " + swaps + " times …");
                long begun = System.nanoTime();
                alternate(versions, swaps, Duration.ZERO);
                double seconds = (System.nanoTime() - begun) / 1e9;
                var during = traffic.take();
                var report = new Report(
                        swaps, during.count(), traffic.failed(), traffic.wrong(), rest.millis(0.5), rest.millis(0.99),
                        during.millis(0.5), during.millis(0.99), during.millis(0.99) / rest.millis(0.99), 1e3 * seconds / swaps, seconds);
                System.out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report));
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(folder.resolve("swaps.json").toFile(), report);
            }
        }
    }

    /** At least so often and so long. */
    private static void alternate(TwoVersions versions, int times, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (int i = 1; i <= times || System.nanoTime() < end; i++) versions.deploy(i % 2);
    }
}
