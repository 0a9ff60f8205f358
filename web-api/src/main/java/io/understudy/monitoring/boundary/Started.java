package io.understudy.monitoring.boundary;

import io.understudy.about.boundary.About;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** The application runs only after its settings were found right and its schema migrated: to be asked is to be started. */
@Startup
@ApplicationScoped
public class Started implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("application").up().withData("version", About.THIS.version()).build();
    }
}
