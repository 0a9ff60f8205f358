package io.understudy.failure.boundary;

import io.understudy.failure.entity.DomainException;
import java.util.Arrays;
import java.util.Locale;

/** Every kind of problem the API knows, with its HTTP status. */
public enum ProblemKind {
    INVALID(400, "The request is not valid"),
    UNAUTHENTICATED(401, "A valid admin key is needed"),
    FORBIDDEN(403, "This is not allowed"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "The answer does not exist in an acceptable media type"),
    CONFLICT(409, "The request conflicts with what is there"),
    STALE(412, "What was to be changed has changed already"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type of the request is not supported"),
    REFUSED(400, "The request was refused"),
    INTERNAL(500, "An internal error"),
    OVERLOADED(503, "Too busy"),
    UNAVAILABLE(503, "Not available now"),
    DEADLINE(503, "The answer took too long");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String type() {
        return "urn:understudy:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** After how many seconds it makes sense to try again; 0 where it makes none. */
    public int retryAfterSeconds() {
        return switch (this) {
            case OVERLOADED, DEADLINE -> 1;
            case UNAVAILABLE -> 5;
            default -> 0;
        };
    }

    public static ProblemKind ofType(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type().equals(type)).findFirst().orElse(INTERNAL);
    }

    /** The kind for a status that the container chose; REFUSED and INTERNAL stand in for those without a name. */
    public static ProblemKind ofStatus(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status)
                .findFirst()
                .orElse(status < 500 ? REFUSED : INTERNAL);
    }

    public static ProblemKind of(DomainException.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> NOT_FOUND;
            case CONFLICT -> CONFLICT;
            case STALE -> STALE;
            case INVALID -> INVALID;
            case FORBIDDEN -> FORBIDDEN;
            case TOO_LARGE -> TOO_LARGE;
            case OVERLOADED -> OVERLOADED;
            case DEADLINE -> DEADLINE;
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }
}
