package io.understudy.deployment.control.assignment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How many units come to each point of an experiment's hash, in proportion to each other: as many to each, but for version 1
 * in a namespace. There the namespace's point and the experiment's come from hashes that share their first bytes, the unit's,
 * and the lowest three bits of FNV-1a depend on nothing but lowest three bits. So either point, modulo 8, tells the other's,
 * and a namespace of a few points lets in the points of some residues only.
 */
public final class PointWeights {

    private static final int RESIDUES = 8;

    /** The lowest three bits of FNV's prime. */
    private static final int FACTOR = 3;

    private PointWeights() {}

    /** @param namespace null for all units */
    public static long[] of(HashVersion version, String seed, Namespace namespace) {
        var weights = new long[version.points()];
        Arrays.fill(weights, 1);
        if (version != HashVersion.V1 || namespace == null) return weights;
        var of = new long[RESIDUES];
        for (int state = 0; state < RESIDUES; state++) of[lowest(state, seed)] = count(namespace.range(), lowest(state, namespace.seed()));
        for (int k = 0; k < weights.length; k++) weights[k] = of[k % RESIDUES];
        return weights;
    }

    /** What becomes of the lowest bits of a hash when a text follows. */
    private static int lowest(int state, String text) {
        int bits = state;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) bits = (bits ^ octet) * FACTOR & RESIDUES - 1;
        return bits;
    }

    /** Points of the namespace that leave this residue. */
    private static long count(Range range, int residue) {
        int points = HashVersion.V1.points();
        long count = 0;
        for (int k = residue; k < points; k += RESIDUES) {
            if (range.contains((double) k / points)) count++;
        }
        return count;
    }
}
