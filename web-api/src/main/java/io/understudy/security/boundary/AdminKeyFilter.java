package io.understudy.security.boundary;

import io.understudy.failure.boundary.Problem;
import io.understudy.failure.boundary.ProblemKind;
import io.understudy.security.control.AdminKeys;
import jakarta.annotation.Priority;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Lets a call pass that brings a valid admin key, {@code Authorization: Bearer <key>}. */
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class AdminKeyFilter implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";

    @EJB
    AdminKeys keys;

    @Override
    public void filter(ContainerRequestContext request) {
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            refuse(request, "Send the admin key in the header 'Authorization: Bearer <key>'.", "");
        } else if (!keys.accepts(header.substring(SCHEME.length()).strip())) {
            refuse(request, "The admin key is not valid.", ", error=\"invalid_token\"");
        } else {
            request.setSecurityContext(new AdminContext(request.getSecurityContext().isSecure()));
        }
    }

    private static void refuse(ContainerRequestContext request, String detail, String error) {
        var path = request.getUriInfo().getRequestUri().getRawPath();
        request.abortWith(Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"understudy\"" + error)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(ProblemKind.UNAUTHENTICATED, detail).at(path))
                .build());
    }
}
