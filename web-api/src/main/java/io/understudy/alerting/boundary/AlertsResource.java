package io.understudy.alerting.boundary;

import io.understudy.alerting.control.Alerts;
import io.understudy.wire.entity.Page;
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
        var page = alerts.list(Page.place(cursor, UUID::fromString, null), limit);
        return new AlertPage(page.items(), page.nextCursor());
    }
}
