package io.understudy.deployment.control.assignment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.ExperimentSplit.Arm;
import io.understudy.deployment.entity.PointRange;
import io.understudy.deployment.entity.UnitKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a change of weights does to the points of units' hashes. */
class LayoutTest {

    @Test
    void twoArmsMoveTheirBorder() {
        var moved = Assignments.weighed(split(2, 1, 0.5, 0.5), List.of(0.3, 0.7));
        assertEquals(List.of(new PointRange(0, 0.3)), moved.arms().get(0).ranges());
        assertEquals(List.of(new PointRange(0.3, 1)), moved.arms().get(1).ranges());
        assertEquals(List.of(0.3, 0.7), moved.arms().stream().map(Arm::weight).toList());
        var back = Assignments.weighed(moved, List.of(0.5, 0.5));
        assertEquals(List.of(new PointRange(0, 0.5)), back.arms().get(0).ranges());
    }

    /** Which cannot be neighbours: with half of the points, each arm is followed by points that nobody has. */
    @Test
    void anArmTakesJustWhatTheOtherGivesUp() {
        var moved = Assignments.weighed(split(2, 0.5, 0.5, 0.5), List.of(0.4, 0.6));
        assertEquals(List.of(new PointRange(0, 0.2)), moved.arms().get(0).ranges());
        assertEquals(List.of(new PointRange(0.2, 0.25), new PointRange(0.5, 0.75)), moved.arms().get(1).ranges());
        assertEquals(0.5, moved.coverage());
        var back = Assignments.weighed(moved, List.of(0.5, 0.5));
        assertEquals(List.of(new PointRange(0, 0.25)), back.arms().get(0).ranges(), "it gets back what it gave");
    }

    @Test
    void theMiddleOneOfThreeStaysWhereItIs() {
        var moved = Assignments.weighed(split(2, 1, 0.3, 0.4, 0.3), List.of(0.4, 0.4, 0.2));
        assertEquals(List.of(new PointRange(0, 0.3), new PointRange(0.9, 1)), moved.arms().get(0).ranges());
        assertEquals(List.of(new PointRange(0.3, 0.7)), moved.arms().get(1).ranges());
        assertEquals(List.of(new PointRange(0.7, 0.9)), moved.arms().get(2).ranges());
    }

    /** Whatever is asked of however many arms: each has its points, and no more move than have to. */
    @Test
    void movesNoMorePointsThanTheArmsGiveUp() {
        var random = new Random(7);
        int most = 0;
        for (int trial = 0; trial < 40; trial++) {
            int arms = 2 + random.nextInt(9);
            double coverage = List.of(1.0, 0.5, 0.037).get(random.nextInt(3));
            var split = split(1 + random.nextInt(2), coverage, weights(random, arms));
            for (int change = 0; change < 60; change++) {
                var before = Layout.of(split);
                var weights = weights(random, arms);
                var next = Assignments.weighed(split, Arrays.stream(weights).boxed().toList());
                var after = Layout.of(next);
                int all = IntStream.of(before.counts()).sum();
                assertArrayEquals(Apportionment.of(all, weights), after.counts());
                int given = IntStream.range(0, arms).map(i -> Math.max(0, before.counts()[i] - after.counts()[i])).sum();
                assertEquals(given, before.moved(after));
                assertEquals(all, IntStream.of(after.counts()).sum(), "nobody leaves, and nobody comes in");
                split = next;
                most = Math.max(most, split.arms().stream().mapToInt(arm -> arm.ranges().size()).sum());
            }
        }
        assertTrue(most <= 64, most + " pieces");
    }

    @Test
    void aRampMovesNoUnitOfABandit() {
        var random = new Random(3);
        var split = split(2, 0.1, 0.25, 0.25, 0.5);
        for (double coverage : new double[] {0.2, 0.35, 0.9, 1}) {
            split = Assignments.weighed(split, Arrays.stream(weights(random, 3)).boxed().toList());
            var wider = Assignments.widened(split, coverage);
            assertTrue(Assignments.buckets(split).isKeptBy(Assignments.buckets(wider)));
            assertEquals(0, Layout.of(split).moved(Layout.of(wider)));
            assertEquals(10_000 * coverage, IntStream.of(Layout.of(wider).counts()).sum(), 2);
            assertEquals(coverage, wider.coverage());
            split = wider;
        }
    }

    @Test
    void aUnitsArmIsThatOfItsPoint() {
        var split = Assignments.weighed(split(2, 0.6, 0.2, 0.3, 0.5), List.of(0.5, 0.4, 0.1));
        var assigner = Assignments.assigner(split);
        for (int i = 0; i < 5_000; i++) {
            var assignment = assigner.explain("unit-" + i);
            int expected = IntStream.range(0, 3)
                    .filter(arm -> split.arms().get(arm).ranges().stream()
                            .anyMatch(range -> range.start() <= assignment.point() && assignment.point() < range.end()))
                    .findFirst()
                    .orElse(Assigner.NONE);
            assertEquals(expected, assignment.arm());
        }
    }

    @Test
    void wholePointsAreSharedByLargestRemainders() {
        assertArrayEquals(new int[] {5, 3, 2}, Apportionment.of(10, 0.45, 0.34, 0.21));
        assertArrayEquals(new int[] {500, 9_500}, Apportionment.of(10_000, 0.05, 0.95));
        assertArrayEquals(new int[] {1, 49}, Apportionment.of(50, 0.001, 0.999), "who has a weight has a point");
        assertArrayEquals(new int[] {0, 50}, Apportionment.of(50, 0, 1));
    }

    private static double[] weights(Random random, int arms) {
        var parts = IntStream.range(0, arms).map(i -> 1 + random.nextInt(1_000)).toArray();
        double sum = IntStream.of(parts).sum();
        return IntStream.of(parts).mapToDouble(part -> part / sum).toArray();
    }

    private static ExperimentSplit split(int hashVersion, double coverage, double... weights) {
        var arms = new ArrayList<Arm>();
        for (double weight : weights) arms.add(new Arm("arm-" + arms.size(), "v" + arms.size(), weight));
        return new ExperimentSplit("e", "seed", hashVersion, UnitKind.USER, null, coverage, List.of(), arms);
    }
}
