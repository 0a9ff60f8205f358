package io.understudy.feedback.boundary;

import io.understudy.feedback.control.Erasure;
import io.understudy.feedback.control.PersonalData;
import io.understudy.security.boundary.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is kept of a person, to be forgotten. */
@ApplicationScoped
@Path("api/v1/personal-data/{unit: .+}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "operations")
public class PersonalDataResource {

    @Inject
    private PersonalData data;

    @DELETE
    @Operation(
            operationId = "erasePersonalData",
            summary = "Forget who somebody was and what they asked",
            description = "Inputs go, and the name of the unit gives way to one that leads back to nobody. What the unit did still counts in experiments."
                    + " Done again it erases what has come since.")
    public Erasure erase(
            @PathParam("unit") @Size(max = 2000) @Parameter(description = "User, session or request, as its calls named it", example = "user-4711") String unit,
            @Context SecurityContext security) {
        return data.erase(unit, Caller.name(security));
    }
}
