package io.understudy.search.control.index.analysis;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;

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

    /** One for all threads; it keeps its parts per thread. */
    public Analyzer analyzer() {
        return analyzer;
    }

    /** Each field by its channel's analyzer. */
    public static Analyzer byField() {
        var analyzers = Arrays.stream(values()).collect(Collectors.toMap(Channel::field, Channel::analyzer));
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return analyzers.get(field);
            }
        };
    }
}
