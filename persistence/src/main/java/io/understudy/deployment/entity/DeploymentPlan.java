package io.understudy.deployment.entity;

import io.understudy.failure.entity.DomainException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the next revision of a model shall be.
 *
 * @param shadow null for none
 * @param restores number of the revision whose split a rollback brings back, null where that is none
 * @param experiments those that run then; the split is for the units that are in none
 * @param change what the revision does to one of the model's experiments; null for nothing, or for what a rollback does to all
 */
public record DeploymentPlan(
        Kind kind,
        TrafficSplit split,
        Shadow shadow,
        String reason,
        Integer restores,
        List<ExperimentSplit> experiments,
        ExperimentChange change) {

    /** What asked for a revision. */
    public enum Kind {
        DEPLOY,
        CANARY,
        ROLLBACK,
        /** The watch over a deployment brought the one before back. */
        AUTOMATIC,
        /** An experiment starts, takes more units, pauses, goes on or ends. */
        EXPERIMENT,
        /** An experiment's arm takes all traffic. */
        PROMOTION;

        /** Whether it ends a revision that did not prove itself. */
        public boolean isRollback() {
            return this == ROLLBACK || this == AUTOMATIC;
        }
    }

    public DeploymentPlan {
        experiments = List.copyOf(experiments);
        if (shadow != null && answering(split, experiments).contains(shadow.version())) {
            throw DomainException.invalid("shadow.version", "is in the split already");
        }
    }

    /** Without experiments. */
    public DeploymentPlan(Kind kind, TrafficSplit split, Shadow shadow, String reason, Integer restores) {
        this(kind, split, shadow, reason, restores, List.of(), null);
    }

    /** Ids of the versions that may answer: those of the split and those of the experiments' arms. */
    public List<String> answering() {
        return answering(split, experiments);
    }

    static List<String> answering(TrafficSplit split, List<ExperimentSplit> experiments) {
        return Stream.concat(split.versions().stream(), experiments.stream().flatMap(e -> e.versions().stream())).distinct().toList();
    }
}
