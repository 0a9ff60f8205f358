package io.understudy.about.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What answers here, and whether it does. */
@Path("/")
@ApplicationScoped
@PermitAll
@Tag(name = "about")
public class AboutResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "about", summary = "Name, version and the places worth knowing")
    public About about() {
        return About.THIS;
    }

    @GET
    @Path("ping")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "ping", summary = "Answers pong, whatever the state of models and database")
    public String ping() {
        return "pong";
    }
}
