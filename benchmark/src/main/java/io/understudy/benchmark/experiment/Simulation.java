package io.understudy.benchmark.experiment;

import io.understudy.experiment.control.statistics.Plan;
import io.understudy.experiment.control.statistics.Scale;
import io.understudy.wire.entity.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Draws experiments without and with a difference, tests them at every look, and counts what the tests said. */
public final class Simulation {

    private static final int LOOKS = 100;
    private static final int USERS_PER_ARM = 10_000;
    private static final double LIFT = 0.1;
    private static final double POWER = 0.8;

    private static final List<Metric<?>> METRICS =
            List.of(new Metric.Conversion(), new Metric.Duration(), new Metric.ClicksPerView(), new Metric.DurationWithHistory());

    private Simulation() {}

    /** @param arguments the number of experiments for each metric, 2,000 by default */
    public static void main(String[] arguments) throws Exception {
        int experiments = arguments.length == 0 ? 2_000 : Integer.parseInt(arguments[0]);
        long begun = System.nanoTime();
        var nulls = METRICS.stream().map(metric -> Trials.of(metric, 0, USERS_PER_ARM, LOOKS, Trial.ALPHA, experiments)).toList();
        var lifts = METRICS.stream().map(metric -> lifted(metric, experiments)).toList();
        var report = SimulationReport.of(nulls, lifts);
        System.out.println(report.table());
        System.out.printf(Locale.ROOT, "%nIt took %.0f seconds.%n", (System.nanoTime() - begun) / 1e9);
        var folder = Files.createDirectories(Path.of("benchmark/target/simulation"));
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(folder.resolve("simulation.json").toFile(), report);
        System.out.println("\nThe same as JSON: " + folder.resolve("simulation.json"));
        if (!report.broken().isEmpty()) System.exit(1);
    }

    private static Trials lifted(Metric<?> metric, int experiments) {
        var plan = Plan.fixedHorizon(metric.baseline(), Scale.RELATIVE, Trial.ALPHA);
        var size = plan.sampleSize(LIFT, POWER, 1).orElseThrow();
        double planned = plan.power(size, LIFT).orElseThrow();
        return Trials.of(metric, LIFT, Math.toIntExact(size.control()), LOOKS, planned, experiments);
    }
}
