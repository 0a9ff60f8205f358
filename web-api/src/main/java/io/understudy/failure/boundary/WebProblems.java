package io.understudy.failure.boundary;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;

/** What JAX-RS itself refuses: paths, methods, media types. */
final class WebProblems {

    private WebProblems() {}

    static Problem from(WebApplicationException e, String method, String path, String contentType) {
        var response = e.getResponse();
        var kind = ProblemKind.ofStatus(response.getStatus());
        var detail = switch (kind) {
            case NOT_FOUND -> "There is nothing at " + path + ".";
            case METHOD_NOT_ALLOWED -> method + " is not allowed at " + path + "; allowed: " + response.getHeaderString(HttpHeaders.ALLOW) + ".";
            case NOT_ACCEPTABLE -> "None of the media types that the request accepts exists at " + path + ".";
            case UNSUPPORTED_MEDIA_TYPE -> unsupported(contentType, path);
            case INVALID -> "The request cannot be understood.";
            default -> kind.title() + ".";
        };
        var problem = Problem.of(kind, detail);
        return kind.status() == response.getStatus() ? problem : withStatus(problem, response.getStatus());
    }

    /** For a status that has no kind of its own, such as 411. */
    static Problem withStatus(Problem problem, int status) {
        return new Problem(problem.type(), problem.title(), status, problem.detail(), problem.instance(), problem.errors());
    }

    private static String unsupported(String contentType, String path) {
        return contentType == null
                ? "The request names no media type; send the header Content-Type."
                : "A body of type " + contentType + " is not supported at " + path + ".";
    }
}
