package io.understudy.failure.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one place where exceptions become answers. A single mapper and not one for each type, because containers wrap:
 * the type that JAX-RS would dispatch on is often {@code EJBException} or {@code ReaderException}.
 */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

    @Context
    UriInfo uri;

    @Context
    Request request;

    @Context
    HttpHeaders headers;

    @Override
    public Response toResponse(Throwable thrown) {
        var known = Problems.from(thrown);
        if (known.isPresent()) return response(known.get(), Response.status(known.get().status()));
        return Problems.first(Problems.chain(thrown), WebApplicationException.class)
                .map(this::web)
                .orElseGet(() -> unexpected(thrown));
    }

    private Response web(WebApplicationException e) {
        var given = e.getResponse();
        if (given.getStatus() < 400 || given.hasEntity()) return given;
        if (given.getStatus() == 500) return unexpected(e);
        var problem = WebProblems.from(e, request.getMethod(), path(), headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        return response(problem, Response.fromResponse(given));
    }

    /** The caller learns an id and nothing of our insides; the log has both. */
    private Response unexpected(Throwable thrown) {
        var id = UUID.randomUUID();
        LOG.log(Level.SEVERE, "Unexpected failure " + id + " of " + request.getMethod() + " " + path(), thrown);
        var problem = Problem.of(ProblemKind.INTERNAL, "Something went wrong here; the log tells more under " + id + ".")
                .at("urn:uuid:" + id);
        return response(problem, Response.serverError());
    }

    private Response response(Problem problem, Response.ResponseBuilder builder) {
        var retry = ProblemKind.ofType(problem.type()).retryAfterSeconds();
        if (retry > 0) builder.header(HttpHeaders.RETRY_AFTER, retry);
        return builder.type(Problem.MEDIA_TYPE).entity(problem.at(path())).build();
    }

    private String path() {
        return "/" + uri.getPath().replaceFirst("^/+", "");
    }
}
