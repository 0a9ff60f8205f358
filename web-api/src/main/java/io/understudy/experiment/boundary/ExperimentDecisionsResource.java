package io.understudy.experiment.boundary;

import io.understudy.experiment.control.Experiments;
import io.understudy.experiment.control.decision.DecisionHistory;
import io.understudy.wire.entity.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was concluded of an experiment at each look, upon which figures, and what was done. */
@ApplicationScoped
@Path("api/v1/experiments/{id}/decisions")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "experiments")
public class ExperimentDecisionsResource {

    @EJB
    private Experiments experiments;

    @Inject
    private DecisionHistory history;

    @GET
    @Operation(
            operationId = "listExperimentDecisions",
            summary = "The looks at an experiment, the newest first",
            description = "Each with its verdict, why it was not more, the figures that it is upon, and what came of it.")
    @APIResponse(responseCode = "404", description = "There is no such experiment")
    public DecisionPage list(
            @PathParam("id") String id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        experiments.get(id);
        var page = history.page(id, Page.place(cursor, Long::valueOf, null), limit).map(DecisionView::from);
        return new DecisionPage(page.items(), page.nextCursor());
    }
}
