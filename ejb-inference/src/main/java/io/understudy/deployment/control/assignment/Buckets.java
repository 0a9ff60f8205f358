package io.understudy.deployment.control.assignment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Which points belong to which arm. The arms' full ranges lie one after the other, as wide as their weights; of each,
 * coverage takes the same share from its start. So a ramp, which raises the coverage and nothing else, only widens ranges,
 * and no unit changes its arm. The arithmetic is GrowthBook's, step by step, so that its rounding is the same too.
 */
public final class Buckets {

    private static final double SUM_TOLERANCE = 0.01;

    /** Points of one arm that lie side by side. */
    public record Piece(int arm, Range range) {}

    private final int[] arms;
    private final double[] starts;
    private final double[] ends;

    private Buckets(int[] arms, double[] starts, double[] ends) {
        this.arms = arms;
        this.starts = starts;
        this.ends = ends;
    }

    /**
     * By weight and coverage. What cannot be meant is read as GrowthBook's SDKs read it: a coverage outside of 0 to 1 as
     * the nearer end, and weights that are not one for each arm, or do not sum to 1 (within 0.01), as equal ones.
     *
     * @param weights none for equal ones
     */
    public static Buckets of(int arms, double coverage, double... weights) {
        double share = Math.clamp(coverage, 0.0, 1.0);
        var used = isUsable(arms, weights) ? weights : equalWeights(arms);
        var starts = new double[arms];
        var ends = new double[arms];
        double sum = 0;
        for (int i = 0; i < arms; i++) {
            starts[i] = sum;
            ends[i] = sum + share * used[i];
            sum += used[i];
        }
        return new Buckets(IntStream.range(0, arms).toArray(), starts, ends);
    }

    /** By the ranges themselves; where they overlap, the first holds. */
    public static Buckets of(List<Range> ranges) {
        return ofPieces(IntStream.range(0, ranges.size()).mapToObj(i -> new Piece(i, ranges.get(i))).toList());
    }

    /** With any number of pieces for each arm; where they overlap, the first holds. */
    public static Buckets ofPieces(List<Piece> pieces) {
        return new Buckets(
                pieces.stream().mapToInt(Piece::arm).toArray(),
                pieces.stream().mapToDouble(piece -> piece.range().start()).toArray(),
                pieces.stream().mapToDouble(piece -> piece.range().end()).toArray());
    }

    public static double[] equalWeights(int arms) {
        var weights = new double[Math.max(0, arms)];
        Arrays.fill(weights, 1.0 / arms);
        return weights;
    }

    private static boolean isUsable(int arms, double[] weights) {
        double sum = DoubleStream.of(weights).reduce(0, Double::sum);
        return weights.length == arms && sum >= 1 - SUM_TOLERANCE && sum <= 1 + SUM_TOLERANCE;
    }

    /** @return the number of the arm whose range holds the point, or −1 */
    public int arm(double point) {
        for (int i = 0; i < starts.length; i++) {
            if (point >= starts[i] && point < ends[i]) return arms[i];
        }
        return -1;
    }

    /** The arm of each of the hash's points, or −1. */
    int[] owners(HashVersion version) {
        return IntStream.range(0, version.points()).map(k -> arm((double) k / version.points())).toArray();
    }

    /** How many of the hash's points are each arm's: in these proportions its units come. */
    public long[] points(HashVersion version) {
        var counts = new long[IntStream.of(arms).max().orElse(-1) + 1];
        for (int owner : owners(version)) if (owner != Assigner.NONE) counts[owner]++;
        return counts;
    }

    public List<Piece> pieces() {
        return IntStream.range(0, starts.length).mapToObj(i -> new Piece(arms[i], new Range(starts[i], ends[i]))).toList();
    }

    /** Whether no unit that has an arm would lose it or get another: each piece is a part of one of the same arm. */
    public boolean isKeptBy(Buckets next) {
        return pieces().stream().allMatch(mine ->
                next.pieces().stream().anyMatch(other -> other.arm() == mine.arm() && other.range().contains(mine.range())));
    }
}
