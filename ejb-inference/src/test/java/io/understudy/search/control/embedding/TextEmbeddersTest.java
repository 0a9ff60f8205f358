package io.understudy.search.control.embedding;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import java.nio.file.Path;
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
        assertTrue(refusal.getMessage().contains("tokenizer.json"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("[model.onnx]"), refusal.getMessage());
    }
}
