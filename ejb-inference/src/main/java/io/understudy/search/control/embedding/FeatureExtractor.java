package io.understudy.search.control.embedding;

import io.understudy.search.control.text.Transliteration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Text to named features and how often each occurs; training and serving both read texts through it. A prefix tells the
 * kinds of feature apart: {@code w:} stem, {@code p:} sound, {@code b:} two stems in a row, {@code g:} n-gram. N-grams stand
 * in for a word of which neither stem nor sound is known (after Bojanowski and others, «Enriching Word Vectors with Subword
 * Information», 2017): they cost nothing where words are known.
 */
public final class FeatureExtractor {

    /** Longer words carry nothing in their tails that is worth their n-grams. */
    private static final int MAX_GRAM_WORD = 24;

    private final FeatureSettings settings;
    private final Function<String, WordForms> forms;

    public FeatureExtractor(FeatureSettings settings) {
        this(settings, WordForms::of);
    }

    /** @param forms gives {@link WordForms#of}, from memory if it likes */
    public FeatureExtractor(FeatureSettings settings, Function<String, WordForms> forms) {
        this.settings = settings;
        this.forms = forms;
    }

    /**
     * @param known whether the model knows a stem or a sound, both with their prefixes
     * @return counts by feature, in the order of first occurrence
     */
    public Map<String, Integer> count(String text, BiPredicate<String, String> known) {
        var counts = new LinkedHashMap<String, Integer>();
        String previous = null;
        for (var word : Words.of(text)) {
            var read = forms.apply(word);
            addWord(counts, word, read, known);
            if (settings.bigrams() && previous != null) add(counts, "b:" + previous + ' ' + read.stem());
            previous = read.stem();
        }
        return counts;
    }

    private void addWord(Map<String, Integer> counts, String word, WordForms read, BiPredicate<String, String> known) {
        var stem = "w:" + read.stem();
        var sound = settings.phonetic() ? "p:" + read.sound() : stem;
        if (settings.grams() && !known.test(stem, sound)) {
            addGrams(counts, Transliteration.latin(word));
            return;
        }
        add(counts, stem);
        if (settings.phonetic()) add(counts, sound);
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
