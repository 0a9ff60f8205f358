package io.understudy.registry.control;

import io.understudy.registry.control.bundle.BundleArchive;
import io.understudy.registry.entity.Artifact;
import io.understudy.registry.entity.Signature;
import java.io.IOException;
import java.util.Map;

/**
 * An artifact that passed every check, with the bytes to store: those that came, or a bundle made of them. What was
 * made is gone when closed; the upload is its owner's.
 *
 * @param made of a conversion, or null
 * @param origin what a conversion started from, for the provenance; empty without one
 */
record Inspected(Artifact artifact, SpooledFile bytes, SpooledFile made, Map<String, Object> origin) implements AutoCloseable {

    static Inspected asItCame(SpooledFile upload, Bundle bundle, Signature signature) {
        return new Inspected(artifact(upload, bundle, signature), upload, null, Map.of());
    }

    static Inspected converted(Bundle bundle, Signature signature, Map<String, Object> origin, TemporaryFolder folder) throws IOException {
        var file = folder.path().resolve("upload");
        var made = new SpooledFile(folder, file, BundleArchive.write(bundle, file));
        return new Inspected(artifact(made, bundle, signature), made, made, origin);
    }

    private static Artifact artifact(SpooledFile bytes, Bundle bundle, Signature signature) {
        return new Artifact(bytes.digest().sha256(), bytes.digest().size(), bundle.files(), signature);
    }

    @Override
    public void close() {
        if (made != null) made.close();
    }
}
