package io.understudy.failure.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Refuses an Accept header that cannot be read, which the matching of resources would take for a fault of ours. */
@Provider
@PreMatching
@ApplicationScoped
public class ReadableAccept implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            request.getAcceptableMediaTypes().forEach(ReadableAccept::requireWeight);
        } catch (RuntimeException unreadable) {
            throw new Refusal(Problem.invalid("Accept", "is not a list of media types with weights from 0 to 1"));
        }
    }

    private static void requireWeight(MediaType type) {
        var weight = Float.parseFloat(type.getParameters().getOrDefault("q", "1"));
        if (!(weight >= 0 && weight <= 1)) throw new IllegalArgumentException("weight " + weight);
    }
}
