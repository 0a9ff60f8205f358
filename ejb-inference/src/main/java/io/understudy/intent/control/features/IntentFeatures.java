package io.understudy.intent.control.features;

import io.understudy.text.control.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Text to named features and how often each occurs; training and serving both read texts through it. A prefix tells the
 * kinds apart: {@code w:} word, {@code b:} two words in a row, {@code c:} characters in a row within a word, of which
 * {@code ^} and {@code $} are the ends.
 */
public final class IntentFeatures {

    /** Longer words carry nothing in their tails that is worth their n-grams. */
    private static final int MAX_GRAM_WORD = 32;

    private final FeatureSettings settings;
    private final Function<String, List<String>> grams;

    public IntentFeatures(FeatureSettings settings) {
        this.settings = settings;
        this.grams = this::grams;
    }

    private IntentFeatures(FeatureSettings settings, Map<String, List<String>> known) {
        this.settings = settings;
        this.grams = word -> known.computeIfAbsent(word, this::grams);
    }

    /** Remembers the n-grams of every word it has read, for many texts with the same words; threads may share it. */
    public static IntentFeatures remembering(FeatureSettings settings) {
        return new IntentFeatures(settings, new ConcurrentHashMap<>());
    }

    /** @return counts by feature, in the order of first occurrence */
    public Map<String, Integer> count(String text) {
        var counts = new LinkedHashMap<String, Integer>();
        String previous = null;
        for (var word : Words.of(text)) {
            counts.merge("w:" + word, 1, Integer::sum);
            if (settings.bigrams() && previous != null) counts.merge("b:" + previous + ' ' + word, 1, Integer::sum);
            for (var gram : grams.apply(word)) counts.merge(gram, 1, Integer::sum);
            previous = word;
        }
        return counts;
    }

    private List<String> grams(String word) {
        var letters = letters(word);
        var grams = new ArrayList<String>();
        for (int n = settings.minGram(); n <= settings.maxGram(); n++) {
            for (int from = 0; from + n <= letters.size(); from++) {
                grams.add("c:" + String.join("", letters.subList(from, from + n)));
            }
        }
        return grams;
    }

    /** A letter with the marks that stand on it is one: «नि» is not cut, nor is a pair of surrogates. */
    private static List<String> letters(String word) {
        var letters = new ArrayList<String>(word.length() + 2);
        letters.add("^");
        for (int at = 0; at < word.length() && letters.size() <= MAX_GRAM_WORD; ) {
            int end = at + Character.charCount(word.codePointAt(at));
            while (end < word.length() && isMark(word.codePointAt(end))) end += Character.charCount(word.codePointAt(end));
            letters.add(word.substring(at, end));
            at = end;
        }
        letters.add("$");
        return letters;
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
