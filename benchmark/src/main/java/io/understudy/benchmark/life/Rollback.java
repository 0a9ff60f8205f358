package io.understudy.benchmark.life;

import io.understudy.benchmark.server.Api;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Rolls back again and again under load: from the call to the last answer of the version that is withdrawn. */
public final class Rollback {

    /** Four are enough to see every change; sixteen leave no processor idle, and the rollback waits its turn like the rest. */
    private static final List<Integer> CONNECTIONS = List.of(4, 16);

    private static final int WARM_UPS = 50;
    private static final Duration SETTLED = Duration.ofMillis(300);

    record Report(int connections, int rollbacks, long failed, long wrong, double p50Ms, double p95Ms, double maxMs, double answerP95Ms) {}

    private Rollback() {}

    /** @param arguments the number of rollbacks, 100 by default */
    public static void main(String[] arguments) throws Exception {
        int rollbacks = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
        Measurement measurement = (understudy, api) -> measure(understudy.address(), api, rollbacks);
        measurement.run("rollback", Measurement.UNWATCHED);
    }

    private static List<Report> measure(URI address, Api api, int rollbacks) throws Exception {
        var versions = TwoVersions.register(api, Shift.by(1), Shift.by(2));
        var reports = new ArrayList<Report>();
        for (int connections : CONNECTIONS) reports.add(measure(address, versions, connections, rollbacks));
        return reports;
    }

    private static Report measure(URI address, TwoVersions versions, int connections, int rollbacks) throws Exception {
        try (var traffic = new Traffic(address, versions.shifts(1, 2), connections)) {
            for (int i = 0; i < WARM_UPS; i++) roundTrip(versions, traffic, new Latencies());
            var last = new Latencies();
            var answered = new Latencies();
            for (int i = 0; i < rollbacks; i++) last.add(roundTrip(versions, traffic, answered));
            return new Report(
                    connections, rollbacks, traffic.failed(), traffic.wrong(), last.millis(0.5), last.millis(0.95), last.millis(1), answered.millis(0.95));
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
