package io.understudy.monitoring.boundary;

import java.util.Set;
import org.eclipse.microprofile.metrics.Tag;

/** What the metrics tell requests apart by. */
record RequestLabels(String method, String endpoint, int status, String version) {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Stands for all label sets beyond the number that is kept apart. */
    static final RequestLabels OTHER = new RequestLabels("other", "other", 0, "other");

    /** Clients may invent methods; the metrics do not follow them. */
    static String known(String method) {
        return METHODS.contains(method) ? method : "other";
    }

    Tag[] tags() {
        return new Tag[] {
            new Tag("method", method),
            new Tag("endpoint", endpoint),
            new Tag("status", Integer.toString(status)),
            new Tag("version", version)
        };
    }
}
