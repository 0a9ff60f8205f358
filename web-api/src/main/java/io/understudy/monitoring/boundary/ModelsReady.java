package io.understudy.monitoring.boundary;

import io.understudy.serving.control.RevisionFollower;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready until every version of every active split is loaded and its index is level. */
@Readiness
@ApplicationScoped
public class ModelsReady implements HealthCheck {

    @EJB
    RevisionFollower models;

    @Override
    public HealthCheckResponse call() {
        var impediment = models.impediment();
        var response = HealthCheckResponse.named("models").status(impediment.isEmpty());
        return impediment.isEmpty() ? response.build() : response.withData("reason", impediment).build();
    }
}
