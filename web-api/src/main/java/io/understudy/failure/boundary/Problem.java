package io.understudy.failure.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.failure.entity.DomainException.Violation;
import java.util.List;

/**
 * What went wrong, for the caller: RFC 9457 problem details, sent as {@code application/problem+json}.
 *
 * @param type stable name of this kind of problem, {@code urn:understudy:problem:<kind>}
 * @param title the kind in a few words, always the same for one type
 * @param status the HTTP status, repeated
 * @param detail what happened this time
 * @param instance the path that was called or, for an internal error, {@code urn:uuid:<id>} under which the log tells more
 * @param errors each field that is wrong, and why
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String instance, List<Violation> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    public static Problem of(ProblemKind kind, String detail) {
        return of(kind, detail, List.of());
    }

    public static Problem of(ProblemKind kind, String detail, List<Violation> errors) {
        return new Problem(kind.type(), kind.title(), kind.status(), detail, null, errors);
    }

    /** Something about one field, or the whole body, of the request is wrong. */
    public static Problem invalid(String field, String reason) {
        return invalid(List.of(new Violation(field, reason)));
    }

    public static Problem invalid(List<Violation> errors) {
        var first = errors.getFirst();
        var more = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "";
        return of(ProblemKind.INVALID, first.field() + ": " + first.reason() + more, errors);
    }

    public Problem at(String where) {
        return instance != null ? this : new Problem(type, title, status, detail, where, errors);
    }
}
