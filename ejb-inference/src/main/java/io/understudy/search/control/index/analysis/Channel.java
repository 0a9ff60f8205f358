package io.understudy.search.control.index.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * One way to see the words of a text, each an index field of its own. Latin words stand in {@link #ENGLISH}, words in
 * Devanagari in {@link #HINDI} and {@link #MARATHI} at once, since a single word does not tell its language; all words
 * stand in {@link #SOUND}, where spellings and scripts of one word meet.
 */
public enum Channel {
    ENGLISH("text_en", 1f, EnglishAnalyzer::new),
    HINDI("text_hi", 1f, HindiAnalyzer::new),
    MARATHI("text_mr", 1f, MarathiAnalyzer::new),
    /** Weighs less: words that only sound alike are weaker evidence. */
    SOUND("text_sound", 0.5f, SoundAnalyzer::new);

    private final String field;
    private final float weight;
    private final Analyzer analyzer;

    Channel(String field, float weight, Supplier<Analyzer> analyzer) {
        this.field = field;
        this.weight = weight;
        this.analyzer = analyzer.get();
    }

    public String field() {
        return field;
    }

    public float weight() {
        return weight;
    }

    /** What one word is in this channel; empty where it is none of its words. */
    Optional<String> term(String word) {
        try (var stream = analyzer.tokenStream(field, word)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            var found = stream.incrementToken() && !term.isEmpty() ? Optional.of(term.toString()) : Optional.<String>empty();
            while (stream.incrementToken()) {}
            stream.end();
            return found;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
