package io.understudy.serving.boundary;

import io.understudy.serving.control.Route.Shadowing;
import io.understudy.serving.control.ShadowComparison;

/**
 * How a shadow version has done on the node that answers, since the revision came into service there.
 *
 * @param percent of the units whose calls it sees
 * @param comparison with the answers that callers got
 */
public record ShadowView(String version, String versionId, double percent, ShadowComparison.Snapshot comparison) {

    static ShadowView of(Shadowing shadow) {
        return new ShadowView(
                shadow.version().name(), shadow.version().id(), shadow.basisPoints() / 100.0, shadow.comparison().snapshot());
    }
}
