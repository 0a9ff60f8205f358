package io.understudy.search.control.index.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * A word of a text, as every channel sees it; one that no channel sees (a stop word) is none. Texts are cut into words
 * once for all channels, and what a word is to each of them is remembered, as most words of a text have been seen before.
 *
 * @param start where it starts in the text, in chars
 * @param end where it ends, exclusive
 */
public record Word(int start, int end, Map<Channel, String> terms) {

    private static final int REMEMBERED = 50_000;

    /** Forgotten all at once: with a bookkeeping of use, a lookup took as long as cutting the word out of the text. */
    private static final ConcurrentHashMap<String, Map<Channel, String>> TERMS = new ConcurrentHashMap<>();

    private static final Analyzer WORDS = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new StandardTokenizer());
        }
    };

    /** In the order of the text. */
    public static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        try (var stream = WORDS.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                var terms = terms(term.toString());
                if (!terms.isEmpty()) {
                    words.add(new Word(offset.startOffset(), offset.endOffset(), terms));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return words;
    }

    private static Map<Channel, String> terms(String word) {
        var known = TERMS.get(word);
        if (known != null) {
            return known;
        }
        if (TERMS.size() >= REMEMBERED) {
            TERMS.clear();
        }
        return TERMS.computeIfAbsent(word, Word::analyzed);
    }

    private static Map<Channel, String> analyzed(String word) {
        var terms = new EnumMap<Channel, String>(Channel.class);
        for (var channel : Channel.values()) {
            channel.term(word).ifPresent(term -> terms.put(channel, term));
        }
        return Collections.unmodifiableMap(terms);
    }
}
