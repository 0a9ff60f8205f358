package io.understudy.search.control.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.failure.entity.DomainException;
import io.understudy.text.control.transformer.TinyBundle;
import io.understudy.text.control.transformer.TinyTransformer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextEmbeddersTest {

    @TempDir
    Path root;

    @Test
    void knowsASentenceTransformersExportByItsTokenizer() {
        try (var embedder = TextEmbedders.open(TinyBundle.of(root, new TinyTransformer().graph()).bundle())) {
            assertInstanceOf(TransformerEmbedder.class, embedder);
        }
    }

    @Test
    void saysWhatABundleOfNoKindLacks() {
        var bundle = new TinyBundle(root).with("model.onnx", new TinyTransformer().graph()).bundle();
        var refusal = assertThrows(DomainException.class, () -> TextEmbedders.open(bundle));
        assertEquals(
                List.of(new Violation("bundle", "is no text embedder: it needs embedding-bag.json (a bundle of the trainer) or"
                        + " tokenizer.json (a sentence-transformers export); it has [model.onnx]")),
                refusal.violations());
    }
}
