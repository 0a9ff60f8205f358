package io.understudy.search.control.embedding;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.BundleFile;

/** Opens a bundle of the search task, whatever kind it is. */
public final class TextEmbedders {

    private TextEmbedders() {}

    /** @throws DomainException INVALID if the bundle is of no known kind, or not whole */
    public static TextEmbedder open(Bundle bundle) {
        if (bundle.has(BundleTokenizer.FILE)) return TransformerEmbedder.open(bundle);
        throw DomainException.invalid("bundle", "is no text embedder: a sentence-transformers export has " + BundleTokenizer.FILE
                + "; this one has " + bundle.files().stream().map(BundleFile::path).limit(20).toList());
    }
}
