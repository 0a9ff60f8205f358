package io.understudy.serving.boundary;

import io.understudy.deployment.entity.Deployment;
import io.understudy.registry.control.Models;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;

/** How revisions are shown: with the names of their versions. */
@ApplicationScoped
public class DeploymentAnswers {

    @EJB
    private Models models;

    Response created(Deployment deployment, UriInfo uri) {
        var location = uri.getBaseUriBuilder().path(DeploymentsResource.class).path("{number}").build(deployment.model(), deployment.number());
        return Response.created(location).tag(RevisionTag.of(deployment.number())).entity(view(deployment)).build();
    }

    DeploymentView view(Deployment deployment) {
        return view(deployment, new HashMap<>());
    }

    /** @param names of the model's versions by their ids, as far as they are known already */
    DeploymentView view(Deployment deployment, Map<String, String> names) {
        return DeploymentView.from(
                deployment,
                version -> names.computeIfAbsent(
                        version, id -> models.resolve(deployment.model(), id).label().orElse(id)));
    }
}
