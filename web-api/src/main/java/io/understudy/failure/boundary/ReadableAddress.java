package io.understudy.failure.boundary;

import io.understudy.failure.entity.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Refuses addresses with a zero character, which no name has and PostgreSQL cannot keep. */
@Provider
@PreMatching
@ApplicationScoped
public class ReadableAddress implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getRequestUri().toString().contains("%00")) {
            throw DomainException.invalid("address", "must not hold the character U+0000");
        }
    }
}
