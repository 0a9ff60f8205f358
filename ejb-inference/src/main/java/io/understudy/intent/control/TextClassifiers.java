package io.understudy.intent.control;

import io.understudy.failure.entity.DomainException;
import io.understudy.intent.control.transformer.TransformerClassifier;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.BundleFile;
import io.understudy.serving.control.OnnxSessions;
import io.understudy.serving.control.SessionLease;
import java.util.function.Supplier;

/** Opens a bundle of the task text-classification, whatever kind it is. */
public final class TextClassifiers {

    private TextClassifiers() {}

    /** With a session of its own. */
    public static TextClassifier open(Bundle bundle) {
        return open(bundle, () -> OnnxSessions.alone(bundle.graph()));
    }

    /** @throws DomainException INVALID if the bundle is of no known kind, or not whole */
    public static TextClassifier open(Bundle bundle, Supplier<SessionLease> session) {
        var inner = bundle.unfolded();
        if (BundleClassifier.recognises(inner)) return BundleClassifier.open(inner, session);
        if (TransformerClassifier.recognises(inner)) return TransformerClassifier.open(inner, session);
        throw DomainException.invalid("bundle", "is no text classifier: it needs classifier.json (a bundle of the trainer) or tokenizer.json"
                + " and config.json (a Hugging Face export); it has "
                + bundle.files().stream().map(BundleFile::path).limit(20).toList());
    }
}
