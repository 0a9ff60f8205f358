package io.understudy.search.control.embedding;

import io.understudy.search.control.text.Transliteration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Text to named features and how often each occurs; training and serving both read texts through it. A prefix tells the
 * kinds of feature apart: {@code w:} stem, {@code p:} sound, {@code b:} two stems in a row, {@code g:} n-gram.
 */
public final class FeatureExtractor {

    /** Longer words carry nothing in their tails that is worth their n-grams. */
    private static final int MAX_GRAM_WORD = 24;

    private final FeatureSettings settings;

    public FeatureExtractor(FeatureSettings settings) {
        this.settings = settings;
    }

    /** @return counts by feature, in the order of first occurrence */
    public Map<String, Integer> count(String text) {
        var counts = new LinkedHashMap<String, Integer>();
        String previous = null;
        for (var word : Words.of(text)) {
            var stem = LightStem.of(word);
            add(counts, "w:" + stem);
            if (settings.bigrams() && previous != null) add(counts, "b:" + previous + ' ' + stem);
            if (settings.phonetic() || settings.grams()) addForms(counts, word);
            previous = stem;
        }
        return counts;
    }

    private void addForms(Map<String, Integer> counts, String word) {
        if (settings.phonetic()) {
            var sound = Transliteration.phonetic(word);
            if (!sound.isEmpty()) add(counts, "p:" + sound);
        }
        if (settings.grams()) addGrams(counts, Transliteration.latin(word));
    }

    private void addGrams(Map<String, Integer> counts, String latin) {
        var padded = '^' + latin.substring(0, Math.min(latin.length(), MAX_GRAM_WORD)) + '$';
        for (int n = settings.minGram(); n <= settings.maxGram(); n++) {
            for (int from = 0; from + n <= padded.length(); from++) {
                add(counts, "g:" + padded.substring(from, from + n));
            }
        }
    }

    private static void add(Map<String, Integer> counts, String feature) {
        counts.merge(feature, 1, Integer::sum);
    }
}
