package io.understudy.monitoring.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Dead only when a restart would help: when threads have locked each other out for good. */
@Liveness
@ApplicationScoped
public class Alive implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        var stuck = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        var response = HealthCheckResponse.named("threads").status(stuck == null);
        return stuck == null ? response.build() : response.withData("deadlocked", stuck.length).build();
    }
}
