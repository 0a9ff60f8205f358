package io.understudy.benchmark.split;

import com.sun.management.ThreadMXBean;
import io.understudy.deployment.control.assignment.Assigner;
import io.understudy.deployment.control.assignment.Assignments;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.ExperimentSplit.Arm;
import io.understudy.deployment.entity.NamespaceRange;
import io.understudy.deployment.entity.UnitKind;
import io.understudy.wire.entity.Json;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/** What it costs to find the arm of a unit: time, and bytes allocated. */
public final class AssignmentCost {

    private static final int UNITS = 10_000;
    private static final int ROUNDS = 300;
    private static final int WARM_UP = 100;

    /** @param nanoseconds, @param bytes of one assignment */
    record Cost(String name, int pieces, double nanoseconds, double bytes) {}

    private AssignmentCost() {}

    public static void main(String[] arguments) throws Exception {
        var costs = new ArrayList<Cost>();
        var names = IntStream.range(0, UNITS).mapToObj(i -> "user-" + 1_000_000L * i).toList();
        costs.add(cost("two arms", split(2, null, 2), names));
        costs.add(cost("ten arms", split(10, null, 2), names));
        costs.add(cost("ten arms, namespace", split(10, new NamespaceRange("checkout", 0.1, 0.9), 2), names));
        costs.add(cost("ten arms, hash version 1", split(10, null, 1), names));
        costs.add(cost("two arms, UUIDs", split(2, null, 2), uuids()));
        costs.add(cost("two arms, Devanagari", split(2, null, 2), IntStream.range(0, UNITS).mapToObj(i -> "उपयोगकर्ता-" + i).toList()));
        costs.add(cost("ten arms, weighed 200 times", weighed(), names));
        System.out.printf(Locale.ROOT, "%n%-30s %8s %14s %14s%n", "assignment", "pieces", "ns", "bytes");
        costs.forEach(c -> System.out.printf(Locale.ROOT, "%-30s %8d %14.1f %14.4f%n", c.name, c.pieces, c.nanoseconds, c.bytes));
        var folder = Files.createDirectories(Path.of("benchmark/target/assignment-cost"));
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(folder.resolve("assignment-cost.json").toFile(), costs);
        var isMet = costs.stream().allMatch(c -> c.nanoseconds < 1_000 && c.bytes < 1);
        System.out.println(isMet ? "\nEach is under a microsecond and allocates nothing." : "\nNot under a microsecond, or something is allocated.");
        if (!isMet) System.exit(1);
    }

    private static Cost cost(String name, ExperimentSplit split, List<String> units) {
        var assigner = Assignments.assigner(split);
        var all = units.toArray(String[]::new);
        long met = 0;
        for (int i = 0; i < WARM_UP; i++) met += round(assigner, all);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) met += round(assigner, all);
        double nanoseconds = System.nanoTime() - start;
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        if (met == 0) throw new IllegalStateException("no unit meets an arm");
        double assignments = (double) ROUNDS * all.length;
        return new Cost(name, Assignments.buckets(split).pieces().size(), nanoseconds / assignments, bytes / assignments);
    }

    private static long round(Assigner assigner, String[] units) {
        long met = 0;
        for (var unit : units) met += assigner.arm(unit) + 1;
        return met;
    }

    private static ExperimentSplit split(int arms, NamespaceRange namespace, int hashVersion) {
        var all = IntStream.range(0, arms).mapToObj(i -> new Arm("arm-" + i, "v" + i, 1.0 / arms)).toList();
        return new ExperimentSplit("experiment", "experiment", hashVersion, UnitKind.USER, namespace, 1, List.of(), all);
    }

    private static ExperimentSplit weighed() {
        var random = new SplittableRandom(1);
        var split = split(10, null, 2);
        for (int change = 0; change < 200; change++) {
            var parts = IntStream.range(0, 10).mapToDouble(i -> random.nextDouble()).toArray();
            double sum = IntStream.range(0, 10).mapToDouble(i -> parts[i]).sum();
            split = Assignments.weighed(split, IntStream.range(0, 10).mapToObj(i -> parts[i] / sum).toList());
        }
        return split;
    }

    private static List<String> uuids() {
        var random = new SplittableRandom(2);
        return IntStream.range(0, UNITS).mapToObj(i -> new UUID(random.nextLong(), random.nextLong()).toString()).toList();
    }
}
