package io.understudy.search.control.index.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * A word of a text, as every channel sees it; one that no channel sees (a stop word) is none.
 *
 * @param start where it starts in the text, in chars
 * @param end where it ends, exclusive
 */
public record Word(int start, int end, Map<Channel, String> terms) {

    /** In the order of the text. */
    public static List<Word> of(String text) {
        var words = new TreeMap<Integer, Word>();
        for (var channel : Channel.values()) {
            read(text, channel, words);
        }
        return new ArrayList<>(words.values());
    }

    private static void read(String text, Channel channel, TreeMap<Integer, Word> words) {
        try (var stream = channel.analyzer().tokenStream(channel.field(), text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                int end = offset.endOffset();
                words.computeIfAbsent(offset.startOffset(), start -> new Word(start, end, new EnumMap<>(Channel.class)))
                        .terms
                        .put(channel, term.toString());
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
