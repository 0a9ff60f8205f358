package io.understudy.search.control.embedding;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.BundleFile;
import io.understudy.serving.control.OnnxSessions;
import io.understudy.serving.control.SessionLease;
import io.understudy.text.control.transformer.BundleTokenizer;
import java.util.function.Supplier;

/** Opens a bundle of the search task, whatever kind it is. */
public final class TextEmbedders {

    private TextEmbedders() {}

    /** With a session of its own. */
    public static TextEmbedder open(Bundle bundle) {
        return open(bundle, () -> OnnxSessions.alone(bundle.graph()));
    }

    /** @throws DomainException INVALID if the bundle is of no known kind, or not whole */
    public static TextEmbedder open(Bundle bundle, Supplier<SessionLease> session) {
        if (BagEmbedder.recognises(bundle)) return BagEmbedder.open(bundle, session);
        if (TransformerEmbedder.recognises(bundle)) return TransformerEmbedder.open(bundle, session);
        throw DomainException.invalid("bundle", "is no text embedder: it needs " + BagDescription.FILE + " (a bundle of the trainer) or "
                + BundleTokenizer.FILE + " (a sentence-transformers export); it has "
                + bundle.files().stream().map(BundleFile::path).limit(20).toList());
    }
}
