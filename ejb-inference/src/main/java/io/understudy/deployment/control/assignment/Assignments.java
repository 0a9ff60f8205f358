package io.understudy.deployment.control.assignment;

import io.understudy.deployment.control.assignment.Buckets.Piece;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.ExperimentSplit.Arm;
import io.understudy.deployment.entity.NamespaceRange;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How the units of an experiment that runs come to its arms. */
public final class Assignments {

    private Assignments() {}

    public static Assigner assigner(ExperimentSplit split) {
        var version = HashVersion.of(split.hashVersion());
        return new Assigner(version, split.seed(), buckets(split), namespace(split.namespace()));
    }

    /** Null for null. */
    private static Namespace namespace(NamespaceRange range) {
        return range == null ? null : new Namespace(range.id(), new Range(range.start(), range.end()));
    }

    public static Buckets buckets(ExperimentSplit split) {
        if (split.hasRanges()) return Buckets.ofPieces(pieces(split));
        var weights = split.arms().stream().mapToDouble(Arm::weight).toArray();
        return Buckets.of(split.arms().size(), split.coverage(), weights);
    }

    private static List<Piece> pieces(ExperimentSplit split) {
        return IntStream.range(0, split.arms().size())
                .boxed()
                .flatMap(i -> split.arms().get(i).ranges().stream().map(range -> new Piece(i, new Range(range.start(), range.end()))))
                .toList();
    }

    /** With other weights for the same units, of which as few as possible change their arms. */
    public static ExperimentSplit weighed(ExperimentSplit split, List<Double> weights) {
        return laid(split, Layout.of(split).weighed(array(weights)), weights);
    }

    /** With units that were in no arm before; all others keep theirs. */
    public static ExperimentSplit widened(ExperimentSplit split, double coverage) {
        if (!split.hasRanges()) return split.withCoverage(coverage);
        var weights = split.arms().stream().map(Arm::weight).toList();
        return laid(split, Layout.of(split).widened(coverage, array(weights)), weights).withCoverage(coverage);
    }

    private static ExperimentSplit laid(ExperimentSplit split, Layout layout, List<Double> weights) {
        var arms = Stream.iterate(0, i -> i + 1)
                .limit(weights.size())
                .map(i -> split.arms().get(i).with(weights.get(i), layout.ranges(i)))
                .toList();
        return split.withArms(arms);
    }

    private static double[] array(List<Double> weights) {
        return weights.stream().mapToDouble(weight -> weight).toArray();
    }
}
