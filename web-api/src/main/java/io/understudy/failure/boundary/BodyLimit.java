package io.understudy.failure.boundary;

import io.understudy.failure.entity.DomainException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Refuses a body that is too large: by what it announces, else when it gets there. */
@Priority(Priorities.AUTHORIZATION + 100)
final class BodyLimit implements ContainerRequestFilter {

    private final long limitBytes;

    BodyLimit(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Refusal(Problem.of(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE, "A body with the Content-Encoding " + encoding + " is not supported."));
        }
        if (limitBytes == 0) return;
        if (announced(request) > limitBytes) throw tooLarge(limitBytes);
        if (request.hasEntity()) request.setEntityStream(new LimitedStream(request.getEntityStream(), limitBytes));
    }

    /** −1 where the length is unknown; {@code getLength()} would not do, it is an int. */
    private static long announced(ContainerRequestContext request) {
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            throw DomainException.invalid("Content-Length", "must be a whole number");
        }
    }

    static DomainException tooLarge(long limitBytes) {
        return DomainException.tooLarge("body", "must be at most " + limitBytes + " bytes");
    }
}
