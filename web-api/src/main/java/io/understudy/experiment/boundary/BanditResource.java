package io.understudy.experiment.boundary;

import io.understudy.experiment.control.Bandits;
import io.understudy.experiment.control.Experiments;
import io.understudy.experiment.control.bandit.BanditLook;
import io.understudy.failure.entity.DomainException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a bandit does. */
@ApplicationScoped
@Path("api/v1/experiments/{id}/bandit")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "experiments")
public class BanditResource {

    @EJB
    private Experiments experiments;

    @EJB
    private Bandits bandits;

    @GET
    @Operation(
            operationId = "getBanditLook",
            summary = "What came of the last look at a bandit's figures",
            description = "Units, value, chance of being the best and weight of each arm; where the weights stay as they are, why.")
    @APIResponse(responseCode = "404", description = "There is no such experiment, or its figures were not looked at yet")
    public BanditLook last(@PathParam("id") @Parameter(example = "new-ranking") String id) {
        experiments.get(id);
        return bandits.last(id).orElseThrow(() -> DomainException.notFound("look at bandit", id));
    }
}
