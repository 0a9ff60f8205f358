package io.understudy.monitoring.boundary;

import io.understudy.monitoring.control.DatabaseState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the database does not answer. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

    @Inject
    DatabaseState database;

    @Override
    public HealthCheckResponse call() {
        var answer = database.current();
        var response = HealthCheckResponse.named("database").status(answer.answers());
        return answer.answers() ? response.build() : response.withData("reason", answer.reason()).build();
    }
}
