package io.understudy.monitoring.boundary;

import io.understudy.wire.boundary.Attributes;
import io.understudy.wire.boundary.PathTemplate;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes the template of the resource that a request reached, such as {@code /api/v1/models/{model}}, and the model in its
 * path, before anything else.
 */
@Provider
@Priority(0)
@ApplicationScoped
public class EndpointName implements ContainerRequestFilter {

    private final ConcurrentHashMap<Method, String> templates = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        if (method == null) return;
        var type = resource.getResourceClass();
        request.setProperty(Attributes.ENDPOINT, templates.computeIfAbsent(method, m -> PathTemplate.of(type, m)));
        var model = request.getUriInfo().getPathParameters().getFirst("model");
        if (model != null) request.setProperty(Attributes.MODEL, model);
    }
}
