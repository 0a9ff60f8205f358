package io.understudy.experiment.boundary;

import io.understudy.experiment.control.planning.ExperimentPlan;
import io.understudy.experiment.control.planning.PlanRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How large an experiment must be; keeps nothing. */
@ApplicationScoped
@Path("api/v1/experiments/plan")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "experiments")
public class ExperimentPlanResource {

    @POST
    @Operation(
            operationId = "planExperiment",
            summary = "How many units and days an experiment needs, or what it can find in those it has",
            description = "For a two-sided test of each treatment against the control, with α shared equally among them. Of a sequential"
                    + " test the power is that of the last look; earlier looks only add to it.")
    @APIResponse(responseCode = "200", description = "The plan, or the reason why no number of units is enough")
    public ExperimentPlan plan(@NotNull @Valid PlanRequest request) {
        return ExperimentPlan.of(request);
    }
}
