package io.understudy.failure.boundary;

import io.understudy.failure.entity.DomainException.Violation;
import java.util.stream.Collectors;

/** What went wrong, in the form that the Open Inference Protocol has for it on its own paths. */
public record ProtocolError(String error) {

    static ProtocolError from(Problem problem) {
        return new ProtocolError(problem.errors().size() < 2
                ? problem.detail()
                : problem.errors().stream().map(ProtocolError::text).collect(Collectors.joining("; ")));
    }

    private static String text(Violation violation) {
        return violation.field() + ": " + violation.reason();
    }

    /** Whether a path, with or without its first slash, is one of the protocol's. */
    public static boolean speaksAt(String path) {
        var bare = path.startsWith("/") ? path.substring(1) : path;
        return bare.equals("v2") || bare.startsWith("v2/");
    }
}
