package io.understudy.experiment.boundary;

import io.understudy.experiment.control.AbTests;
import io.understudy.experiment.control.Exposures;
import io.understudy.experiment.entity.Experiment;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The paths by which a system that Understudy replaces tested a version against the present one. */
@ApplicationScoped
@Path("retrain/abtest")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "kept paths")
public class AbTestResource {

    @Inject
    private AbTests tests;

    @Inject
    private Exposures exposures;

    @POST
    @Path("start")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "startAbTest", summary = "Let a fraction of the users meet another version than the present one")
    @APIResponse(responseCode = "404", description = "The model has no such version")
    @APIResponse(responseCode = "409", description = "One is under way, or not exactly one version serves to test against")
    public AbTestStatus start(
            @QueryParam("version_id") @Parameter(description = "Id, label or alias", example = "v2_experimental") @NotBlank @Size(max = 100) String version,
            @QueryParam("fraction") @Parameter(description = "Of the users, that meet it", example = "0.05") @DefaultValue("0.05") @DecimalMin("0.0001") @DecimalMax("0.9999")
                    double fraction,
            @Context SecurityContext caller) {
        return status(tests.start(version, fraction, caller.getUserPrincipal().getName()));
    }

    @POST
    @Path("stop")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "stopAbTest", summary = "End the test; the present version serves all")
    @APIResponse(responseCode = "409", description = "None is under way")
    public AbTestStatus stop(@Context SecurityContext caller) {
        return status(tests.stop(caller.getUserPrincipal().getName()));
    }

    @GET
    @Path("status")
    @Operation(operationId = "abTestStatus", summary = "The test that is under way, or the last one")
    public AbTestStatus status() {
        return tests.latest().filter(test -> test.split().isPresent()).map(this::status).orElseGet(() -> AbTestStatus.none(tests.model()));
    }

    private AbTestStatus status(Experiment test) {
        return AbTestStatus.of(test, exposures.unitsByArm(test));
    }
}
