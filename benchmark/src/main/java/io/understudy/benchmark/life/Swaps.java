package io.understudy.benchmark.life;

import io.understudy.benchmark.server.Api;
import java.net.URI;
import java.time.Duration;

/** Deploys two versions in turn under constant load, and checks every answer against the version that it names. */
public final class Swaps {

    private static final int CONNECTIONS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration REST = Duration.ofSeconds(30);

    /** @param p99Ratio during swaps against at rest, before or after them, whichever was faster */
    record Report(
            int swaps, int answers, long failed, long wrong, double p50BeforeMs, double p99BeforeMs, double p50Ms, double p99Ms,
            double p50AfterMs, double p99AfterMs, double p99Ratio, double swapMs, double secondsOfSwaps) {}

    private Swaps() {}

    /** @param arguments the number of deployments, 1,000 by default */
    public static void main(String[] arguments) throws Exception {
        int swaps = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
        Measurement measurement = (understudy, api) -> measure(understudy.address(), api, swaps);
        measurement.run("swaps", Measurement.UNWATCHED);
    }

    private static Report measure(URI address, Api api, int swaps) throws Exception {
        var versions = TwoVersions.register(api, Shift.by(1), Shift.by(2));
        try (var traffic = new Traffic(address, versions.shifts(1, 2), CONNECTIONS)) {
            System.out.println("Warming up, with swaps …");
            alternate(versions, swaps / 10, WARM_UP);
            var before = atRest(traffic);
            System.out.println("Swapping " + swaps + " times …");
            long begun = System.nanoTime();
            alternate(versions, swaps, Duration.ZERO);
            double seconds = (System.nanoTime() - begun) / 1e9;
            var during = traffic.take();
            var after = atRest(traffic);
            return new Report(
                    swaps, during.count(), traffic.failed(), traffic.wrong(), before.millis(0.5), before.millis(0.99),
                    during.millis(0.5), during.millis(0.99), after.millis(0.5), after.millis(0.99),
                    during.millis(0.99) / Math.min(before.millis(0.99), after.millis(0.99)), 1e3 * seconds / swaps, seconds);
        }
    }

    private static Latencies atRest(Traffic traffic) throws InterruptedException {
        traffic.take();
        Thread.sleep(REST.toMillis());
        return traffic.take();
    }

    /** At least so often and so long. */
    private static void alternate(TwoVersions versions, int times, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (int i = 1; i <= times || System.nanoTime() < end; i++) versions.deploy(i % 2);
    }
}
