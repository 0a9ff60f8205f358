package io.understudy.serving.boundary;

import io.understudy.deployment.control.DeploymentOrder;
import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.TrafficSplit.Share;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Models;
import io.understudy.registry.entity.ModelVersion;
import io.understudy.serving.control.Activation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The paths by which a system that Understudy replaces changed versions, for the one model that it had. */
@ApplicationScoped
@Path("retrain")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "kept paths")
public class RetrainResource {

    private static final int NEWEST = 200;

    @EJB
    private Models models;

    @EJB
    private Deployments deployments;

    @Inject
    private Activation activation;

    @Inject
    @ConfigProperty(name = "understudy.retraining.model", defaultValue = "food-intent")
    private String model;

    @POST
    @Path("deploy")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "retrainDeploy", summary = "Put a version into service, for all or as a canary")
    public KeptAnswer deploy(@NotNull @Valid RetrainDeployment request, @Context SecurityContext caller) {
        var deployment = deployed(request.order(), caller.getUserPrincipal().getName());
        return answer(deployment, request.versionId(), "Version " + request.versionId() + " is deployed");
    }

    private Deployment deployed(DeploymentOrder order, String by) {
        try {
            return activation.deploy(model, order, null, by);
        } catch (DomainException e) {
            throw RetrainDeployment.inItsWords(e);
        }
    }

    @POST
    @Path("rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "retrainRollback", summary = "Bring a version back")
    public KeptAnswer rollback(@NotNull @Valid RetrainRollback request, @Context SecurityContext caller) {
        var order = request.order(name -> models.resolve(model, name).id());
        var deployment = activation.rollback(model, order, null, caller.getUserPrincipal().getName());
        var version = largest(deployment);
        return answer(deployment, version, "Version " + version + " is back");
    }

    @GET
    @Path("versions")
    @Operation(operationId = "retrainVersions", summary = "The newest versions and their shares of the traffic")
    public RetrainedVersions versions() {
        var present = deployments.present(model);
        var shares = present.stream()
                .flatMap(d -> d.split().shares().stream())
                .collect(Collectors.toMap(Share::version, s -> s.basisPoints() / 10_000.0));
        var versions = models.versions(model, null, NEWEST).items().stream().map(v -> shown(v, shares)).toList();
        return new RetrainedVersions(model, present.map(RetrainResource::largest).orElse(null), List.copyOf(versions));
    }

    private static RetrainedVersion shown(ModelVersion version, Map<String, Double> shares) {
        double share = shares.getOrDefault(version.id(), 0.0);
        var status = share == 0 ? version.state().name().toLowerCase(Locale.ROOT) : share < 0.5 ? "canary" : "deployed";
        return new RetrainedVersion(
                version.id(), version.label().orElse(null), status, share, version.provenance().createdAt(), version.provenance().metrics());
    }

    private static String largest(Deployment deployment) {
        return deployment.split().shares().stream().max(Comparator.comparingInt(Share::basisPoints)).orElseThrow().version();
    }

    private KeptAnswer answer(Deployment deployment, String reference, String message) {
        return KeptAnswer.of(
                deployment, models.resolve(model, reference).id(), message, id -> models.resolve(model, id).label().orElse(id));
    }
}
