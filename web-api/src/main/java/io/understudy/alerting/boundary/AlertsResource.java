package io.understudy.alerting.boundary;

import io.understudy.alerting.control.Alerts;
import io.understudy.failure.entity.DomainException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What operators should look at. */
@ApplicationScoped
@Path("api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "operations")
public class AlertsResource {

    @Inject
    private Alerts alerts;

    @GET
    @Operation(operationId = "listAlerts", summary = "Alerts, the newest first")
    public AlertPage list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        var page = alerts.list(before(cursor), limit);
        return new AlertPage(page.items(), page.nextCursor());
    }

    private static UUID before(String cursor) {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw DomainException.invalid("cursor", "is not one that this list gave");
        }
    }
}
