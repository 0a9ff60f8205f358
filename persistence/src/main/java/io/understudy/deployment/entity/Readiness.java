package io.understudy.deployment.entity;

import java.util.Optional;

/**
 * What a live node says of a revision.
 *
 * @param state empty while it has said nothing
 * @param complaint why it FAILED, or what speaks against it; null for nothing
 */
public record Readiness(String node, Optional<State> state, String complaint) {

    public enum State {
        /** Loaded and warm. */
        READY,
        /** It cannot be served there. */
        FAILED,
        /** Each call there is served by it. */
        SERVING
    }
}
