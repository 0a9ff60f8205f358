package io.understudy.registry.control.lightgbm;

import java.util.BitSet;

/**
 * One tree as LightGBM keeps it: node 0 is the root; a child c ≥ 0 is a node, c &lt; 0 is the leaf −c − 1.
 *
 * @param decision bit 0: categorical; bit 1: missing values go left; bits 2–3: what counts as missing
 * @param threshold of a categorical node: the number of its set
 * @param setStart where each set's words begin; one more at the end
 * @param setWords 32 categories each, the lowest first
 */
record Tree(
        int[] feature,
        double[] threshold,
        int[] decision,
        int[] left,
        int[] right,
        double[] leaf,
        int[] setStart,
        int[] setWords) {

    /** What counts as missing: decision bits 2–3. */
    enum Missing {
        NONE,
        ZERO,
        NAN
    }

    int nodes() {
        return feature.length;
    }

    boolean categorical(int node) {
        return (decision[node] & 1) != 0;
    }

    boolean defaultLeft(int node) {
        return (decision[node] & 2) != 0;
    }

    Missing missing(int node) {
        return Missing.values()[decision[node] >> 2];
    }

    /** The categories that go left. */
    BitSet members(int node) {
        var set = (int) threshold[node];
        var words = new long[(setStart[set + 1] - setStart[set] + 1) / 2];
        for (var i = setStart[set]; i < setStart[set + 1]; i++) {
            var at = i - setStart[set];
            words[at / 2] |= Integer.toUnsignedLong(setWords[i]) << (at % 2 * 32);
        }
        return BitSet.valueOf(words);
    }
}
