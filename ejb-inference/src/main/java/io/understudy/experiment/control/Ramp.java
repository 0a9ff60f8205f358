package io.understudy.experiment.control;

import io.understudy.experiment.entity.Allocation;
import io.understudy.experiment.entity.Allocation.Step;
import io.understudy.experiment.entity.Experiment;
import io.understudy.deployment.entity.ExperimentSplit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where an experiment stands on its ramp: the coverage that it runs with tells. */
final class Ramp {

    private Ramp() {}

    /** The first step that takes more units than the present one. */
    static Optional<Step> next(Experiment experiment) {
        var coverage = experiment.split().map(ExperimentSplit::coverage).orElse(0.0);
        return steps(experiment).stream().filter(step -> step.coverage() > coverage).findFirst();
    }

    /** The next step, once the present one has been held for as long as it says. */
    static Optional<Step> due(Experiment experiment, Instant now) {
        var since = experiment.stepAt();
        if (since.isEmpty()) return Optional.empty();
        var coverage = experiment.split().map(ExperimentSplit::coverage).orElse(0.0);
        var present = steps(experiment).stream().filter(step -> step.coverage() <= coverage).reduce((a, b) -> b);
        var isOver = present.map(Step::hold).filter(hold -> !now.isBefore(since.get().plus(hold))).isPresent();
        return isOver ? next(experiment) : Optional.empty();
    }

    private static List<Step> steps(Experiment experiment) {
        var allocation = experiment.definition().allocation();
        return allocation.type() == Allocation.Type.RAMP ? allocation.steps() : List.of();
    }
}
