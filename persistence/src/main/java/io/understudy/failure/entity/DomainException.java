package io.understudy.failure.entity;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Optional;

/**
 * What the domain refuses or cannot do, in words meant for the caller. The boundary turns it into an RFC 9457
 * problem; nothing below the boundary names HTTP. It rolls a container transaction back and is never wrapped by
 * the EJB container.
 */
@ApplicationException(rollback = true)
public class DomainException extends RuntimeException {

    /** Why, in the terms of the domain. */
    public enum Kind {
        NOT_FOUND,
        CONFLICT,
        /** Changed since the caller looked. */
        STALE,
        INVALID,
        FORBIDDEN,
        TOO_LARGE,
        OVERLOADED,
        DEADLINE,
        UNAVAILABLE
    }

    /** One thing that is wrong with one field; {@code field} is a path such as {@code filters.skills.any[2]}. */
    public record Violation(String field, String reason) {}

    /** Something that this needs is away; the same call may work later. A type of its own, for those who try again. */
    public static final class Unavailable extends DomainException {
        private Unavailable(String detail, Throwable cause) {
            super(Kind.UNAVAILABLE, detail, List.of(), cause);
        }
    }

    private final Kind kind;
    private final transient List<Violation> violations;

    private DomainException(Kind kind, String detail, List<Violation> violations, Throwable cause) {
        super(detail, cause);
        this.kind = kind;
        this.violations = List.copyOf(violations);
    }

    public static DomainException notFound(String what, String name) {
        return new DomainException(Kind.NOT_FOUND, "There is no " + what + " '" + name + "'.", List.of(), null);
    }

    public static DomainException conflict(String detail) {
        return new DomainException(Kind.CONFLICT, detail, List.of(), null);
    }

    /** The caller's picture is out of date: to be looked at again before it is changed. */
    public static DomainException stale(String detail) {
        return new DomainException(Kind.STALE, detail, List.of(), null);
    }

    /** Input that breaks a rule; {@code field} names the place. */
    public static DomainException invalid(String field, String reason) {
        return invalid(List.of(new Violation(field, reason)));
    }

    public static DomainException invalid(List<Violation> violations) {
        var first = violations.getFirst();
        var more = violations.size() > 1 ? " (and " + (violations.size() - 1) + " more)" : "";
        return new DomainException(Kind.INVALID, first.field() + ": " + first.reason() + more, violations, null);
    }

    public static DomainException tooLarge(String field, String reason) {
        return new DomainException(Kind.TOO_LARGE, field + ": " + reason, List.of(new Violation(field, reason)), null);
    }

    public static DomainException overloaded(String detail) {
        return new DomainException(Kind.OVERLOADED, detail, List.of(), null);
    }

    public static DomainException deadline(String detail) {
        return new DomainException(Kind.DEADLINE, detail, List.of(), null);
    }

    /** A dependency or a model that is not there (yet); the caller may try again. */
    public static DomainException unavailable(String detail, Throwable cause) {
        return new Unavailable(detail, cause);
    }

    public static DomainException forbidden(String detail) {
        return new DomainException(Kind.FORBIDDEN, detail, List.of(), null);
    }

    public Kind kind() {
        return kind;
    }

    public List<Violation> violations() {
        return Optional.ofNullable(violations).orElse(List.of());
    }
}
