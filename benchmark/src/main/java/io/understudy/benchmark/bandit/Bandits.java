package io.understudy.benchmark.bandit;

import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.wire.entity.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Draws experiments, once with a fixed split and once with each bandit, and tells what the worse arms cost. */
public final class Bandits {

    private static final double FLOOR = 0.05;
    private static final long EXPLORE = 100;

    private static final List<World> WORLDS = List.of(
            new World.Conversions("5 / 5.5 / 7 %", 0.05, 0.055, 0.07),
            new World.Conversions("10 / 12 %", 0.10, 0.12),
            new World.Conversions("five arms", 0.04, 0.045, 0.05, 0.055, 0.065),
            new World.Conversions("no difference", 0.05, 0.05, 0.05),
            new World.Spending("spending", 10, 10.5, 12));

    private static final List<BanditReport.Rule> RULES = List.of(
            new BanditReport.Rule("fixed", Map.of("type", "fixed")),
            new BanditReport.Rule("thompson", bandit("thompson", 1)),
            new BanditReport.Rule("thompson, 6", bandit("thompson", 6)),
            new BanditReport.Rule("thompson, 24", bandit("thompson", 24)),
            new BanditReport.Rule("top two", bandit("top_two", 1)));

    private Bandits() {}

    /** @param arguments the number of experiments for each world and rule, 100 by default */
    public static void main(String[] arguments) throws Exception {
        int experiments = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
        var rows = WORLDS.stream().flatMap(world -> RULES.stream().map(rule -> row(world, rule, experiments))).toList();
        var report = new BanditReport(experiments, Trial.STEPS, Trial.USERS, rows);
        System.out.println(report.table());
        var folder = Files.createDirectories(Path.of("benchmark/target/bandits"));
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(folder.resolve("bandits.json").toFile(), report);
        System.out.println("\nThe same as JSON: " + folder.resolve("bandits.json"));
        if (!report.broken().isEmpty()) System.exit(1);
    }

    /** Each experiment has a seed of its own, the same for each rule, so that the figures are the same on any number of processors. */
    private static BanditReport.Row row(World world, BanditReport.Rule rule, int experiments) {
        var definition = definition(world, rule.allocation());
        var trials = LongStream.range(0, experiments).parallel().mapToObj(seed -> Trial.of(world, definition, 7_919 * seed + 1)).toList();
        return BanditReport.Row.of(world, rule.name(), trials);
    }

    private static ExperimentDefinition definition(World world, Map<String, Object> allocation) {
        var arms = IntStream.range(0, world.values().length).mapToObj(i -> Map.of("name", "arm-" + i, "version", "v" + i)).toList();
        var type = world instanceof World.Conversions ? "proportion" : "mean";
        return Json.MAPPER.convertValue(
                Map.of("id", "simulated", "model", "m", "arms", arms, "allocation", allocation, "goal", Map.of("name", "goal", "type", type)),
                ExperimentDefinition.class);
    }

    /** @param hours that a unit takes to count; the weights are computed anew each hour */
    private static Map<String, Object> bandit(String method, int hours) {
        return Map.of("type", "bandit", "method", method, "floor", FLOOR, "explore_units", EXPLORE, "every", "PT1H", "window", "PT" + hours + "H");
    }
}
