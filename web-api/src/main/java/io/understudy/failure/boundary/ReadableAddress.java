package io.understudy.failure.boundary;

import io.understudy.failure.entity.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Refuses addresses that cannot be decoded, and a zero character, which no name has and PostgreSQL cannot keep. */
@Provider
@PreMatching
@ApplicationScoped
public class ReadableAddress implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (address(request).contains("%00")) {
            throw DomainException.invalid("address", "must not hold the character U+0000");
        }
    }

    private static String address(ContainerRequestContext request) {
        try {
            return request.getUriInfo().getRequestUri().toString();
        } catch (IllegalArgumentException undecodable) {
            throw DomainException.invalid("address", "has a '%' that two hexadecimal digits do not follow");
        }
    }
}
