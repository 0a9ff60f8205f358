package io.understudy.failure.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/** Turns problems into the Open Inference Protocol's own form, on its paths, wherever they come from. */
@Provider
@ApplicationScoped
public class ProtocolErrors implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && ProtocolError.speaksAt(request.getUriInfo().getPath())) {
            response.setEntity(ProtocolError.from(problem), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
