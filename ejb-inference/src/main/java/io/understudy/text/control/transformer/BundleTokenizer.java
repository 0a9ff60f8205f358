package io.understudy.text.control.transformer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A bundle's own {@code tokenizer.json}. Many threads may use it at once; it is native and must be closed. */
public final class BundleTokenizer implements AutoCloseable {

    public static final String FILE = "tokenizer.json";

    static {
        // Its native library comes from the jar; otherwise it asks the network which machine this is.
        if (System.getProperty("ai.djl.offline") == null) System.setProperty("ai.djl.offline", "true");
    }

    private final HuggingFaceTokenizer tokenizer;
    private final TokenizerVocabulary vocabulary;

    private BundleTokenizer(HuggingFaceTokenizer tokenizer, TokenizerVocabulary vocabulary) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
    }

    /** @param maxTokens where texts are cut, special tokens included */
    public static BundleTokenizer open(Bundle bundle, int maxTokens) {
        var file = bundle.file(FILE);
        var vocabulary = TokenizerVocabulary.of(file);
        return new BundleTokenizer(load(file, maxTokens), vocabulary);
    }

    private static HuggingFaceTokenizer load(Path file, int maxTokens) {
        var length = Integer.toString(maxTokens);
        try {
            return HuggingFaceTokenizer.newInstance(file, Map.of(
                    "modelMaxLength", length, "maxLength", length, "stride", "0", "truncation", "true", "padding", "false"));
        } catch (IOException e) {
            throw DomainException.unavailable("The bundle's " + FILE + " cannot be read.", e);
        } catch (RuntimeException e) {
            throw DomainException.invalid(FILE, "is not a tokenizer: " + e.getMessage());
        }
    }

    public TokenBatch.Row tokenize(String text) {
        var encoding = tokenizer.encode(text, true, false);
        return new TokenBatch.Row(encoding.getIds(), encoding.getTypeIds());
    }

    public TokenizerVocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
