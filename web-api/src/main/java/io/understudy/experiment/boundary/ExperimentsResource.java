package io.understudy.experiment.boundary;

import io.understudy.experiment.control.AbTests;
import io.understudy.experiment.control.ExperimentLife;
import io.understudy.experiment.control.ExperimentLife.Order;
import io.understudy.experiment.control.Experiments;
import io.understudy.experiment.control.Explanation;
import io.understudy.experiment.entity.Experiment;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.failure.entity.DomainException;
import io.understudy.idempotency.boundary.Idempotent;
import io.understudy.wire.boundary.BodyOptional;
import io.understudy.wire.boundary.IfMatch;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.LongPredicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Experiments, from draft to conclusion. */
@ApplicationScoped
@Path("api/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "experiments")
public class ExperimentsResource {

    @EJB
    private Experiments experiments;

    @Inject
    private ExperimentLife life;

    @GET
    @PermitAll
    @Operation(operationId = "listExperiments", summary = "All experiments, in the order of their ids")
    public ExperimentPage list(
            @QueryParam("model") String model,
            @QueryParam("state") Experiment.State state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var page = experiments.list(model, state, cursor, limit).map(ExperimentView::from);
        return new ExperimentPage(page.items(), page.nextCursor());
    }

    @POST
    @Idempotent
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createExperiment", summary = "Draft an experiment", description = "No call is in it until it is started.")
    @APIResponseSchema(value = ExperimentView.class, responseCode = "201", responseDescription = "Created; Location names it")
    @APIResponse(responseCode = "409", description = "There is one of this id")
    public Response create(@NotNull @Valid ExperimentDefinition definition, @Context UriInfo uri, @Context SecurityContext caller) {
        if (definition.id().startsWith(AbTests.PREFIX)) {
            throw DomainException.invalid("id", "must not begin with '" + AbTests.PREFIX + "', as those of the tests under /retrain do");
        }
        var created = experiments.create(definition, name(caller));
        return tagged(Response.created(uri.getAbsolutePathBuilder().path(created.id()).build()), created);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(operationId = "getExperiment", summary = "One experiment", description = "The ETag names its version, for If-Match.")
    @APIResponseSchema(ExperimentView.class)
    public Response get(@PathParam("id") String id) {
        return tagged(Response.ok(), experiments.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeExperiment", summary = "Change a draft")
    @APIResponseSchema(ExperimentView.class)
    @APIResponse(responseCode = "409", description = "It has started: another definition would bias what is measured already")
    @APIResponse(responseCode = "412", description = "It has been changed since the version that If-Match names")
    public Response change(
            @PathParam("id") String id, @HeaderParam("If-Match") String present, @NotNull @Valid ExperimentDefinition definition) {
        return tagged(Response.ok(), experiments.edit(id, expected(present), definition));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed("admin")
    @Operation(operationId = "deleteExperiment", summary = "Delete a draft")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "409", description = "It has started, and stays in the history")
    @APIResponse(responseCode = "412", description = "It has been changed since the version that If-Match names")
    public void delete(@PathParam("id") String id, @HeaderParam("If-Match") String present) {
        experiments.delete(id, expected(present));
    }

    @POST
    @Path("{id}/start")
    @Idempotent
    @RolesAllowed("admin")
    @BodyOptional
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "startExperiment",
            summary = "Start a draft",
            description = "A deployment of the model that loads every arm; answers when every call is answered by it.")
    @APIResponse(responseCode = "409", description = "It is no draft, another one could take the same units, or a version cannot serve")
    @APIResponse(responseCode = "412", description = "It has been changed since the version that If-Match names")
    public ExperimentView start(
            @PathParam("id") String id, @HeaderParam("If-Match") String present, @NotNull @Valid ReasonedOrder order,
            @Context SecurityContext caller) {
        return ExperimentView.from(life.start(id, expected(present), order(order, caller)));
    }

    @POST
    @Path("{id}/pause")
    @Idempotent
    @RolesAllowed("admin")
    @BodyOptional
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "pauseExperiment", summary = "Give its units to the split, until it is resumed")
    @APIResponse(responseCode = "409", description = "It does not run")
    public ExperimentView pause(@PathParam("id") String id, @NotNull @Valid ReasonedOrder order, @Context SecurityContext caller) {
        return ExperimentView.from(life.pause(id, order(order, caller)));
    }

    @POST
    @Path("{id}/resume")
    @Idempotent
    @RolesAllowed("admin")
    @BodyOptional
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "resumeExperiment", summary = "Go on: each unit meets the arm that it had")
    @APIResponse(responseCode = "409", description = "It is not paused, or another one could take the same units")
    public ExperimentView resume(@PathParam("id") String id, @NotNull @Valid ReasonedOrder order, @Context SecurityContext caller) {
        return ExperimentView.from(life.resume(id, order(order, caller)));
    }

    @POST
    @Path("{id}/ramp")
    @Idempotent
    @RolesAllowed("admin")
    @BodyOptional
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "rampExperiment", summary = "Let more units in; none that is in changes its arm")
    @APIResponse(responseCode = "409", description = "It does not run, has no further step, or units would lose their arms")
    public ExperimentView ramp(@PathParam("id") String id, @NotNull @Valid RampOrder order, @Context SecurityContext caller) {
        return ExperimentView.from(life.ramp(id, order.coverage(), Order.of(name(caller), order.reason())));
    }

    @POST
    @Path("{id}/stop")
    @Idempotent
    @RolesAllowed("admin")
    @BodyOptional
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "stopExperiment", summary = "End it and change nothing: the split serves all")
    @APIResponse(responseCode = "409", description = "It neither runs nor is paused")
    public ExperimentView stop(@PathParam("id") String id, @NotNull @Valid ReasonedOrder order, @Context SecurityContext caller) {
        return ExperimentView.from(life.stop(id, order(order, caller)));
    }

    @POST
    @Path("{id}/promote")
    @Idempotent
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "promoteArm", summary = "End it with all traffic to the version of one arm")
    @APIResponse(responseCode = "409", description = "It neither runs nor is paused, or the version is worse than the model tolerates and not forced")
    public ExperimentView promote(@PathParam("id") String id, @NotNull @Valid PromotionOrder order, @Context SecurityContext caller) {
        return ExperimentView.from(life.promote(id, order.arm(), Order.of(name(caller), order.reason()), Boolean.TRUE.equals(order.force())));
    }

    @POST
    @Path("{id}/rollback")
    @Idempotent
    @RolesAllowed("admin")
    @BodyOptional
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "rollBackExperiment", summary = "End it at once as harmful: it waits for no other order under way")
    @APIResponse(responseCode = "409", description = "It neither runs nor is paused")
    public ExperimentView rollback(@PathParam("id") String id, @NotNull @Valid ReasonedOrder order, @Context SecurityContext caller) {
        return ExperimentView.from(life.rollback(id, order(order, caller)));
    }

    @GET
    @Path("{id}/assignments/{unit}")
    @PermitAll
    @Operation(
            operationId = "explainAssignment",
            summary = "Which arm a unit meets, why, and what it takes to compute it again",
            description = "Query parameters are the attributes that the experiment's rules ask for.")
    public AssignmentView assignment(@PathParam("id") String id, @PathParam("unit") @Size(max = 200) String unit, @Context UriInfo uri) {
        var experiment = experiments.get(id);
        return AssignmentView.of(experiment, Explanation.of(experiment, unit, uri.getQueryParameters()::getFirst));
    }

    private static Response tagged(Response.ResponseBuilder response, Experiment experiment) {
        return response.tag(new EntityTag(Long.toString(experiment.version()))).entity(ExperimentView.from(experiment)).build();
    }

    private static LongPredicate expected(String ifMatch) {
        return IfMatch.of(ifMatch, "versions").<LongPredicate>map(match -> match::accepts).orElse(version -> true);
    }

    private static Order order(ReasonedOrder order, SecurityContext caller) {
        return Order.of(name(caller), order.reason());
    }

    private static String name(SecurityContext caller) {
        return caller.getUserPrincipal().getName();
    }
}
