package io.understudy.deployment.control.assignment;

import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.ExperimentSplit.Arm;

/** How the units of an experiment that runs come to its arms. */
public final class Assignments {

    private Assignments() {}

    public static Assigner assigner(ExperimentSplit split) {
        var version = split.hashVersion() == 1 ? HashVersion.V1 : HashVersion.V2;
        var range = split.namespace();
        var namespace = range == null ? null : new Namespace(range.id(), new Range(range.start(), range.end()));
        return new Assigner(version, split.seed(), buckets(split), namespace);
    }

    public static Buckets buckets(ExperimentSplit split) {
        var weights = split.arms().stream().mapToDouble(Arm::weight).toArray();
        return Buckets.of(split.arms().size(), split.coverage(), weights);
    }
}
