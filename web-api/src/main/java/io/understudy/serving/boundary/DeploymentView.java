package io.understudy.serving.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.deployment.entity.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One revision of what serves a model.
 *
 * @param preparationMs from the order to the swap, where it came to that
 * @param failure why it could not be prepared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeploymentView(
        String model,
        int number,
        Deployment.State state,
        List<Share> split,
        Instant createdAt,
        String createdBy,
        String reason,
        Instant activatedAt,
        Long preparationMs,
        Instant endedAt,
        String failure) {

    /** @param percent 0.01 to 100 */
    public record Share(String version, String versionId, double percent) {}

    /** @param name id of a version → what callers call it */
    static DeploymentView from(Deployment deployment, UnaryOperator<String> name) {
        return new DeploymentView(
                deployment.model(),
                deployment.number(),
                deployment.state(),
                deployment.split().shares().stream()
                        .map(s -> new Share(name.apply(s.version()), s.version(), s.basisPoints() / 100.0))
                        .toList(),
                deployment.createdAt(),
                deployment.createdBy(),
                deployment.reason().orElse(null),
                deployment.activatedAt().orElse(null),
                deployment.activatedAt()
                        .map(at -> Duration.between(deployment.createdAt(), at).toMillis())
                        .orElse(null),
                deployment.endedAt().orElse(null),
                deployment.failure().orElse(null));
    }
}
