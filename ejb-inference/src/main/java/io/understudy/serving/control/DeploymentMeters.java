package io.understudy.serving.control;

import io.understudy.deployment.entity.Deployment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/** Counts and times the revisions that this node brought into service, or could not. */
@ApplicationScoped
class DeploymentMeters {

    private static final Metadata DEPLOYMENTS = Metadata.builder()
            .withName("understudy_deployments")
            .withDescription("Revisions that this node was told to bring into service, by how it ended")
            .build();
    private static final Metadata SECONDS = Metadata.builder()
            .withName("understudy_deployment")
            .withDescription("Time from the begin of loading until every call on every node is answered by the revision")
            .withUnit(MetricUnits.SECONDS)
            .build();

    @Inject
    private MetricRegistry registry;

    void served(Deployment deployment, long nanos) {
        count(deployment, "served");
        registry.timer(SECONDS, tags(deployment)).update(Duration.ofNanos(nanos));
    }

    void failed(Deployment deployment) {
        count(deployment, "failed");
    }

    private void count(Deployment deployment, String outcome) {
        var tags = tags(deployment);
        registry.counter(DEPLOYMENTS, tags[0], tags[1], new Tag("outcome", outcome)).inc();
    }

    private static Tag[] tags(Deployment deployment) {
        return new Tag[] {new Tag("model", deployment.model()), new Tag("kind", deployment.kind().name().toLowerCase(Locale.ROOT))};
    }
}
