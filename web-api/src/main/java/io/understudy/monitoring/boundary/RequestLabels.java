package io.understudy.monitoring.boundary;

import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.metrics.Tag;

/** What the metrics tell requests apart by. */
record RequestLabels(String method, String endpoint, int status, String model, String version) {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** What does not apply. */
    static final String NONE = "none";

    /** Stands for all label sets beyond the number that is kept apart. */
    static final RequestLabels OTHER = new RequestLabels("other", "other", 0, "other", "other");

    /** Clients may invent methods; the metrics do not follow them. */
    static String known(String method) {
        return METHODS.contains(method) ? method : "other";
    }

    /**
     * Callers may also ask for models that they invent: one is there if its resource has answered, or if it serves.
     *
     * @param named null where the request names none
     */
    static String knownModel(String named, int status, Predicate<String> isServed) {
        return named != null && (status < 400 || isServed.test(named)) ? named : NONE;
    }

    Tag[] tags() {
        return new Tag[] {
            new Tag("method", method),
            new Tag("endpoint", endpoint),
            new Tag("status", Integer.toString(status)),
            new Tag("model", model),
            new Tag("version", version)
        };
    }
}
