package io.understudy.deployment.control.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The vectors that GrowthBook publishes for whole experiments: {@code packages/sdk-js/test/cases.json}, version 0.5.4,
 * "run" and "feature". −1 stands for «not in the experiment».
 */
class AssignerTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "default weights, 1 0 0 1 1 1 0 1 0",
        "uneven weights, 1 1 0 1 1 1 0 1 1",
        "coverage, -1 0 0 -1 1 -1 0 1 -1",
        "three way test, 2 0 0 2 1 2 0 1 0"
    })
    void assignsTheUnits1To9AsPublished(String name, String arms) {
        var assigner = v1("my-test", switch (name) {
            case "default weights" -> Buckets.of(2, 1);
            case "uneven weights" -> Buckets.of(2, 1, 0.1, 0.9);
            case "coverage" -> Buckets.of(2, 0.4);
            default -> Buckets.of(3, 1);
        });
        var found = IntStream.rangeClosed(1, 9).map(unit -> assigner.arm(Integer.toString(unit))).boxed().toList();
        assertEquals(List.of(arms.split(" ")).stream().map(Integer::valueOf).toList(), found);
    }

    @Test
    void readsSeedVersionAndRangesAsPublished() {
        assertEquals(0, v1("my-test-3", Buckets.of(2, 1)).arm("1"));
        assertEquals(1, new Assigner(HashVersion.V2, "foo", Buckets.of(2, 1), null).arm("1"), "uses seed with default weights/coverage");
        assertEquals(1, new Assigner(HashVersion.V2, "foo", Buckets.of(2, 0.99, 0.5, 0.5), null).arm("1"));
        assertEquals(1, v1("ranges", Buckets.of(List.of(new Range(0.99, 1), new Range(0, 0.99)))).arm("1"));
        assertEquals(-1, v1("configs", Buckets.of(List.of(new Range(0, 0.1), new Range(0.9, 1)))).arm("1"));
        assertEquals(-1, v1("no-coverage", Buckets.of(2, 0)).arm("1"));
    }

    @ParameterizedTest
    @CsvSource({"123, 0.863, 2", "456, 0.178, 0", "fds, 0.514, 1"})
    void tellsThePointAsPublished(String unit, double point, int arm) {
        assertEquals(
                new Assignment(unit, arm, Assignment.Why.IN_RANGE, HashVersion.V1, "feature", null, point),
                v1("feature", Buckets.of(3, 1)).explain(unit));
    }

    /** "creates experiments properly" and "performs evaluation without sticky bucket". */
    @Test
    void tellsThePointOfVersion2AsPublished() {
        var ranges = Buckets.of(List.of(new Range(0, 0.1), new Range(0.1, 1)));
        var pricing = new Namespace("pricing", new Range(0, 1));
        var found = new Assigner(HashVersion.V2, "feature", ranges, pricing).explain("123");
        assertEquals(0.5231, found.point());
        assertEquals(1, found.arm());
        var thirds = new Assigner(HashVersion.V2, "feature-exp", Buckets.of(3, 1, 0.3334, 0.3333, 0.3333), null).explain("d123");
        assertEquals(0.6468, thirds.point());
        assertEquals(1, thirds.arm());
    }

    @Test
    void leavesOutWhoIsNotInTheNamespaceOrCoverageOrHasNoName() {
        var inside = new Assigner(HashVersion.V1, "my-test", Buckets.of(2, 1), new Namespace("namespace", new Range(0.1, 1)));
        assertEquals(1, inside.arm("1"), "Experiment namespace - pass");
        var outside = new Assigner(HashVersion.V1, "my-test", Buckets.of(2, 1), new Namespace("namespace", new Range(0, 0.1)));
        assertEquals(-1, outside.arm("1"), "Experiment namespace - fail");
        assertEquals(Assignment.Why.OUTSIDE_NAMESPACE, outside.explain("1").why());
        assertEquals(Assignment.Why.OUTSIDE_COVERAGE, v1("my-test", Buckets.of(2, 0.4)).explain("1").why());
        assertEquals(-1, inside.arm(""), "empty id");
        assertEquals(-1, inside.arm(null), "null id");
        assertEquals(Assignment.Why.NO_UNIT, inside.explain("").why());
    }

    @Test
    void allocatesNothing() {
        var assigner = new Assigner(HashVersion.V2, "my-test", Buckets.of(3, 0.9), new Namespace("namespace", new Range(0, 0.9)));
        var units = IntStream.range(0, 1_000).mapToObj(i -> "unit-é-" + i).toArray(String[]::new);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        sum(assigner, units);
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        int sum = sum(assigner, units);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < units.length, allocated + " bytes for " + units.length + " units, " + sum);
    }

    private static int sum(Assigner assigner, String[] units) {
        int sum = 0;
        for (var unit : units) sum += assigner.arm(unit);
        return sum;
    }

    private static Assigner v1(String seed, Buckets buckets) {
        return new Assigner(HashVersion.V1, seed, buckets, null);
    }
}
