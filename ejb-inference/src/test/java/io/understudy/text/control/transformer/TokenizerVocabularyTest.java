package io.understudy.text.control.transformer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerVocabularyTest {

    @TempDir
    Path root;

    @Test
    void takesThePaddingThatIsDeclared() throws IOException {
        assertEquals(new TokenizerVocabulary(7, 9), read("""
                {"added_tokens": [{"id": 1, "content": "<pad>", "special": true}], "padding": {"strategy": "BatchLongest", "pad_id": 7},
                 "normalizer": {"vocab": {"not this": 99}}, "model": {"type": "WordPiece", "vocab": {"a": 3, "b": 9}}}"""));
    }

    @Test
    void knowsThePaddingTokenByItsName() throws IOException {
        assertEquals(new TokenizerVocabulary(1, 12), read("""
                {"padding": null, "added_tokens": [{"id": 1, "content": "<pad>"}, {"id": 12, "content": "<mask>"}],
                 "model": {"type": "BPE", "vocab": {"a": 3}, "merges": [["a", "b"]]}}"""));
    }

    @Test
    void countsAUnigramVocabulary() throws IOException {
        assertEquals(new TokenizerVocabulary(0, 2), read("""
                {"model": {"type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0.0], ["a", -1.5], ["b", -2]], "byte_fallback": false}}"""));
    }

    @Test
    void refusesWhatIsNoJson() {
        var refusal = assertThrows(DomainException.class, () -> read("{\"model\": {\"vocab\": {\"a\": 1"));
        assertEquals("tokenizer.json", refusal.violations().getFirst().field());
    }

    private TokenizerVocabulary read(String json) throws IOException {
        return TokenizerVocabulary.of(Files.writeString(root.resolve("tokenizer.json"), json));
    }
}
