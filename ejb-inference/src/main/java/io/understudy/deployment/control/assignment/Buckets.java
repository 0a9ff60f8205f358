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

    private final double[] starts;
    private final double[] ends;

    private Buckets(double[] starts, double[] ends) {
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
        return new Buckets(starts, ends);
    }

    /** By the ranges themselves; where they overlap, the first holds. */
    public static Buckets of(List<Range> ranges) {
        return new Buckets(
                ranges.stream().mapToDouble(Range::start).toArray(), ranges.stream().mapToDouble(Range::end).toArray());
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
            if (point >= starts[i] && point < ends[i]) return i;
        }
        return -1;
    }

    public List<Range> ranges() {
        return IntStream.range(0, starts.length).mapToObj(i -> new Range(starts[i], ends[i])).toList();
    }

    /** Whether no unit that has an arm would lose it or get another. */
    public boolean isKeptBy(Buckets next) {
        var mine = ranges();
        var others = next.ranges();
        return mine.size() == others.size() && IntStream.range(0, mine.size()).allMatch(i -> others.get(i).contains(mine.get(i)));
    }
}
