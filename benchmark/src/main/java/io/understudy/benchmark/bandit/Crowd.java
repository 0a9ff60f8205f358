package io.understudy.benchmark.bandit;

import io.understudy.deployment.control.assignment.Assignments;
import io.understudy.deployment.control.assignment.Buckets;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.ExperimentSplit.Arm;
import io.understudy.deployment.entity.UnitKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The users of a simulated experiment, shared and counted as the service does: each has a point and with it an arm, counts
 * once its window is over, and does not if a change of weights moved it before.
 */
final class Crowd {

    private static final int POINTS = 10_000;
    private static final int MOVED = -1;

    /** Who came in one step: their points, and the arms that they met. */
    private record Cohort(int[] points, int[] arms) {}

    private final int window;
    private final int arms;
    private final Deque<Cohort> young = new ArrayDeque<>();
    private ExperimentSplit split;
    private Buckets buckets;

    /** @param window steps until a user counts; with 0 in the step in which it comes */
    Crowd(List<Double> weights, int window) {
        this.window = window;
        this.arms = weights.size();
        var list = IntStream.range(0, arms).mapToObj(i -> new Arm("arm-" + i, "v" + i, weights.get(i))).toList();
        use(new ExperimentSplit("simulated", "seed", 2, UnitKind.USER, null, 1, List.of(), list));
    }

    private void use(ExperimentSplit next) {
        split = next;
        buckets = Assignments.buckets(next);
    }

    /** @return how many of the new users meet each arm */
    int[] come(SplittableRandom random, int users) {
        var points = IntStream.range(0, users).map(i -> random.nextInt(POINTS)).toArray();
        var met = IntStream.of(points).map(this::arm).toArray();
        young.add(new Cohort(points, met));
        return counts(met);
    }

    /** @return how many of each arm's users count from now on */
    int[] ripen() {
        return young.size() > window ? counts(young.remove().arms) : new int[arms];
    }

    void weigh(List<Double> weights) {
        use(Assignments.weighed(split, weights));
        for (var cohort : young) {
            for (int i = 0; i < cohort.points.length; i++) if (arm(cohort.points[i]) != cohort.arms[i]) cohort.arms[i] = MOVED;
        }
    }

    private int arm(int point) {
        return buckets.arm(point / (double) POINTS);
    }

    private int[] counts(int[] met) {
        var counts = new int[arms];
        for (int arm : met) if (arm != MOVED) counts[arm]++;
        return counts;
    }
}
