package io.understudy.serving.control;

import io.understudy.deployment.entity.Deployment;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;

/** What a new version has to prove itself against, for a node that has seen nothing of a model's revisions yet. */
final class Incumbents {

    private static final int MOST_EARLIER = 20;

    private Incumbents() {}

    /**
     * Ids of the versions that shared the traffic when the time began in which a version is new, or in the model's first
     * revision if that is younger; none of what that revision itself brought.
     *
     * @param revision reads a revision of the same model by its number
     */
    static List<String> before(Deployment deployment, Instant begin, IntFunction<Deployment> revision) {
        var earlier = deployment;
        for (int i = 0; i < MOST_EARLIER && isYoung(earlier, begin) && earlier.previous().isPresent(); i++) {
            earlier = revision.apply(earlier.previous().get());
        }
        return earlier == deployment ? List.of() : earlier.split().versions();
    }

    private static boolean isYoung(Deployment deployment, Instant begin) {
        return deployment.activatedAt().filter(begin::isBefore).isPresent();
    }
}
