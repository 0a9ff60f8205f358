package io.understudy.registry.control;

import io.understudy.registry.control.bundle.BundleLimits;
import java.nio.file.Path;

/**
 * Where a node keeps artifacts and how large they may be.
 *
 * @param directory of the unpacked bundles, one folder a digest
 * @param maxUploadBytes of an artifact as it comes
 * @param limits on what it unpacks to
 */
public record ArtifactSettings(Path directory, long maxUploadBytes, BundleLimits limits) {

    /** Everything half done lies here: on the same file system, so that a rename finishes it. */
    public Path incoming() {
        return directory.resolve(".incoming");
    }
}
