package io.understudy.retraining.boundary;

import io.understudy.retraining.control.JobRequest;
import io.understudy.retraining.control.RetrainingJobs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The paths by which a system that Understudy replaces was retrained; real jobs stand behind them. */
@ApplicationScoped
@Path("retrain")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "kept paths")
public class KeptRetrainingResource {

    @Inject
    private RetrainingJobs jobs;

    @Inject
    @ConfigProperty(name = "understudy.retraining.model", defaultValue = "food-intent")
    private String model;

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "retrain", summary = "Train a version on the base set and all feedback")
    @APIResponse(responseCode = "409", description = "A job is not over yet")
    public RetrainStatus retrain(@Context SecurityContext caller) {
        return RetrainStatus.of(jobs.submit(JobRequest.of(model), caller.getUserPrincipal().getName()));
    }

    @GET
    @Path("status")
    @Operation(operationId = "retrainStatus", summary = "The job that is open, or the last one")
    public RetrainStatus status() {
        return jobs.latest(model).map(RetrainStatus::of).orElseGet(() -> RetrainStatus.none(model));
    }

    @GET
    @Path("metrics")
    @Operation(operationId = "retrainMetrics", summary = "The evaluation of the version that was trained last, beside that of the one that served then")
    public RetrainMetrics metrics() {
        return jobs.latestSucceeded(model).map(RetrainMetrics::of).orElseGet(() -> RetrainMetrics.none(model));
    }
}
