package io.understudy.serving.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.DeploymentPlan;
import io.understudy.deployment.entity.ExperimentChange;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.Steps;
import io.understudy.deployment.entity.TrafficSplit;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One revision of what serves a model.
 *
 * @param experiments those that run in it; the split is for the units that are in none; absent where none runs
 * @param experimentChange what it does to an experiment
 * @param previous the revision that it replaced, or would have
 * @param restores of a rollback: the revision whose split it brought back
 * @param changes what it changed against the previous one
 * @param preparationMs from the order to the swap, where it came to that
 * @param steps how long each step took on the node that prepared it
 * @param failure why it could not be prepared, and on which node
 * @param forcedOver what spoke against it and was overruled
 * @param withdrawn whether it was ended by a rollback
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeploymentView(
        String model,
        int number,
        Deployment.State state,
        DeploymentPlan.Kind kind,
        List<Share> split,
        Share shadow,
        List<ExperimentSplit> experiments,
        ExperimentChange experimentChange,
        Instant createdAt,
        String createdBy,
        String reason,
        String node,
        Integer previous,
        Integer restores,
        List<Change> changes,
        Instant activatedAt,
        Long preparationMs,
        Steps steps,
        Instant endedAt,
        boolean withdrawn,
        String failure,
        String forcedOver) {

    /** @param percent 0.01 to 100 */
    public record Share(String version, String versionId, double percent) {}

    /** Percentages of a version, 0 for none. */
    public record Change(String version, String versionId, double before, double after) {}

    /** @param name id of a version → what callers call it */
    static DeploymentView from(Deployment deployment, UnaryOperator<String> name) {
        return new DeploymentView(
                deployment.model(),
                deployment.number(),
                deployment.state(),
                deployment.kind(),
                deployment.split().shares().stream().map(s -> share(name, s.version(), s.basisPoints())).toList(),
                deployment.shadow().map(s -> share(name, s.version(), s.basisPoints())).orElse(null),
                deployment.experiments().isEmpty() ? null : deployment.experiments(),
                deployment.experimentChange().orElse(null),
                deployment.createdAt(),
                deployment.createdBy(),
                deployment.reason().orElse(null),
                deployment.node().orElse(null),
                deployment.previous().orElse(null),
                deployment.restores().orElse(null),
                changes(deployment, name),
                deployment.activatedAt().orElse(null),
                deployment.activatedAt()
                        .map(at -> Duration.between(deployment.createdAt(), at).toMillis())
                        .orElse(null),
                deployment.steps().orElse(null),
                deployment.endedAt().orElse(null),
                deployment.isWithdrawn(),
                deployment.failure().orElse(null),
                deployment.forcedOver().orElse(null));
    }

    private static List<Change> changes(Deployment deployment, UnaryOperator<String> name) {
        var before = percents(deployment.previousSplit());
        var after = percents(Optional.of(deployment.split()));
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .map(id -> new Change(name.apply(id), id, before.getOrDefault(id, 0.0), after.getOrDefault(id, 0.0)))
                .filter(change -> change.before() != change.after())
                .toList();
    }

    private static Map<String, Double> percents(Optional<TrafficSplit> split) {
        var percents = new LinkedHashMap<String, Double>();
        split.ifPresent(s -> s.shares().forEach(share -> percents.put(share.version(), share.basisPoints() / 100.0)));
        return percents;
    }

    private static Share share(UnaryOperator<String> name, String version, int basisPoints) {
        return new Share(name.apply(version), version, basisPoints / 100.0);
    }
}
