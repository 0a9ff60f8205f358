package io.understudy.failure.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The server has a mapper of its own for these, in plain text, that would win over the one for all exceptions. */
@Provider
@ApplicationScoped
public class ViolationMapper implements ExceptionMapper<ConstraintViolationException> {

    @Inject
    ProblemMapper problems;

    @Override
    public Response toResponse(ConstraintViolationException thrown) {
        return problems.toResponse(thrown);
    }
}
