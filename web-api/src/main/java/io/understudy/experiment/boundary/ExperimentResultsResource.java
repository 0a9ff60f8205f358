package io.understudy.experiment.boundary;

import io.understudy.experiment.control.results.ExperimentFigures;
import io.understudy.experiment.control.results.ExperimentResults;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an experiment says so far. */
@ApplicationScoped
@Path("api/v1/experiments/{id}/results")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "experiments")
public class ExperimentResultsResource {

    @Inject
    private ExperimentFigures figures;

    @GET
    @Operation(
            operationId = "getExperimentResults",
            summary = "The figures of an experiment as of now",
            description = "Of each metric the value in every arm, and each arm against the control: absolute and relative effect with interval"
                    + " and p-value by the experiment's own test, chances by the Bayesian posterior, the same adjusted for what the units did"
                    + " before (CUPED), and for guardrails the test for harm. A figure that does not exist has a reason in its place.")
    @APIResponse(responseCode = "404", description = "There is no such experiment")
    public ExperimentResults results(@PathParam("id") @Parameter(example = "new-ranking") String id) {
        return figures.of(id);
    }
}
