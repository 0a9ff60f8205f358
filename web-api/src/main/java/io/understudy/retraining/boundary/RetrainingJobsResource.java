package io.understudy.retraining.boundary;

import io.understudy.idempotency.boundary.Idempotent;
import io.understudy.retraining.control.JobRequest;
import io.understudy.retraining.control.RetrainingJobs;
import io.understudy.retraining.entity.RetrainingJob;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Jobs that train versions. */
@ApplicationScoped
@Path("api/v1/retraining/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "retraining")
public class RetrainingJobsResource {

    @Inject
    private RetrainingJobs jobs;

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startRetraining",
            summary = "Train a version of a model, and do with it what the promotion policy says",
            description = "The job runs on one of the nodes; it is polled under its address. The same data, parameters and seed give the same"
                    + " bytes.")
    @APIResponse(responseCode = "202", description = "The job waits for a node, which takes a few seconds",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(responseCode = "404", description = "There is no such model")
    @APIResponse(responseCode = "409", description = "A job of the model is not over yet, or the label is taken, or models of its task are not trained here")
    public Response start(@NotNull @Valid JobRequest request, @Context SecurityContext caller, @Context UriInfo uri) {
        var job = jobs.submit(request, caller.getUserPrincipal().getName());
        return Response.accepted(view(job)).location(uri.getAbsolutePathBuilder().path(job.id().toString()).build()).build();
    }

    @GET
    @Operation(operationId = "listRetrainingJobs", summary = "The jobs, the newest first, without what they have said")
    public JobPage list(
            @QueryParam("model") String model,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var page = jobs.list(model, cursor, limit);
        return new JobPage(page.items(), page.nextCursor());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getRetrainingJob", summary = "What a job is at, what it has said, and what came of it")
    @APIResponse(responseCode = "404", description = "There is no such job")
    public JobView get(@PathParam("id") UUID id) {
        return view(jobs.get(id));
    }

    @POST
    @Path("{id}/cancel")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "cancelRetraining", summary = "End a job before its time", description = "One that runs ends within seconds; nothing is registered.")
    @APIResponse(responseCode = "404", description = "There is no such job")
    @APIResponse(responseCode = "409", description = "It has ended already")
    public JobView cancel(@PathParam("id") UUID id, @Context SecurityContext caller) {
        return view(jobs.cancel(id, caller.getUserPrincipal().getName()));
    }

    private JobView view(RetrainingJob job) {
        return new JobView(job, jobs.log(job.id()));
    }
}
