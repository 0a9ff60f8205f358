package io.understudy.experiment.control.results;

import io.understudy.deployment.control.assignment.Buckets;
import io.understudy.deployment.control.assignment.HashVersion;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.experiment.entity.ExperimentDefinition.Arm;
import io.understudy.experiment.entity.ExperimentSums.Step;
import java.util.List;

/**
 * How many units each arm would have if only the hash had chosen.
 *
 * <p>A unit's point is one of a thousand or ten thousand, so arms get units in proportion to the points in their ranges, and
 * not to their weights: of 1 % of ten thousand points, three arms have 34, 33 and 33. A ramp adds points to each range, again
 * in whole numbers. How many of the units behind earlier points have come, and how many of those behind later ones, depends
 * on who called when; but among the points that came with one step, nothing but the hash tells arms apart. So the units of
 * each step are expected in the proportions of the points that the step added, and the steps are summed.
 */
final class ExpectedUnits {

    private ExpectedUnits() {}

    /** @return for each arm, in their order; they sum to the units of the steps */
    static double[] of(ExperimentDefinition definition, List<Step> steps) {
        var version = HashVersion.of(definition.hashVersion());
        var weights = definition.arms().stream().mapToDouble(Arm::weight).toArray();
        var expected = new double[weights.length];
        for (var step : steps) add(expected, step, within(weights, step.coverage(), version), within(weights, step.above(), version));
        return expected;
    }

    private static long[] within(double[] weights, double coverage, HashVersion version) {
        return Buckets.of(weights.length, coverage, weights).points(version);
    }

    private static void add(double[] expected, Step step, long[] points, long[] before) {
        double all = 0;
        for (int i = 0; i < points.length; i++) all += points[i] - before[i];
        for (int i = 0; i < points.length && all > 0; i++) expected[i] += step.units() * (points[i] - before[i]) / all;
    }
}
