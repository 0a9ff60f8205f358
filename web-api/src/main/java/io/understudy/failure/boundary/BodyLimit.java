package io.understudy.failure.boundary;

import io.understudy.failure.entity.DomainException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.stream.Collectors;

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

    /**
     * −1 where the length is unknown; {@code getLength()} would not do, it is an int. Over HTTP/2 the server shows the
     * header twice; equal values are one (RFC 9110, 8.6).
     */
    private static long announced(ContainerRequestContext request) {
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null) return -1;
        try {
            return Long.parseLong(length.indexOf(',') < 0 ? length : same(length));
        } catch (NumberFormatException e) {
            throw DomainException.invalid("Content-Length", "must be a whole number");
        }
    }

    /** One value for equal ones; others stay a list, which is no number. */
    private static String same(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).distinct().collect(Collectors.joining(","));
    }

    static DomainException tooLarge(long limitBytes) {
        return DomainException.tooLarge("body", "must be at most " + limitBytes + " bytes");
    }
}
