package io.understudy.deployment.control.assignment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class PointWeightsTest {

    @Test
    void areEqualWithoutANamespaceAndInVersion2() {
        assertArrayEquals(LongStream.generate(() -> 1).limit(1_000).toArray(), PointWeights.of(HashVersion.V1, "s", null));
        assertArrayEquals(
                LongStream.generate(() -> 1).limit(10_000).toArray(), PointWeights.of(HashVersion.V2, "s", new Namespace("n", new Range(0, 0.002))));
    }

    /** A namespace of two neighbouring points lets in the points of two residues of eight. */
    @Test
    void ofVersion1InANamespaceAreThoseOfItsResidues() {
        var weights = PointWeights.of(HashVersion.V1, "seed", new Namespace("n", new Range(0, 0.002)));
        assertEquals(250, LongStream.of(weights).sum());
        assertEquals(2, IntStream.range(0, 8).filter(k -> weights[k] == 1).count());
        for (int k = 8; k < 1_000; k++) assertEquals(weights[k % 8], weights[k]);
    }

    @Test
    void unitsComeInTheseProportions() {
        var namespace = new Namespace("n", new Range(0.1, 0.103));
        var buckets = Buckets.of(3, 0.1);
        assertTrue(p(new Assigner(HashVersion.V1, "seed", buckets, namespace), HashVersion.V1, expected(buckets, HashVersion.V1, namespace)) > 0.001);
        assertTrue(p(new Assigner(HashVersion.V2, "seed", buckets, namespace), HashVersion.V2, expected(buckets, HashVersion.V2, namespace)) > 0.001);
    }

    private static double[] expected(Buckets buckets, HashVersion version, Namespace namespace) {
        var weights = PointWeights.of(version, "seed", namespace);
        var expected = new double[3];
        for (int k = 0; k < weights.length; k++) {
            int arm = buckets.arm((double) k / version.points());
            if (arm >= 0) expected[arm] += weights[k];
        }
        return expected;
    }

    private static double p(Assigner assigner, HashVersion version, double[] expected) {
        var counts = new long[3];
        for (int i = 0; i < 5_000_000; i++) {
            int arm = assigner.arm("unit-" + i * 0x9e3779b9);
            if (arm >= 0) counts[arm]++;
        }
        assertTrue(LongStream.of(counts).sum() > 1_000);
        return new ChiSquareTest().chiSquareTest(expected, counts);
    }
}
