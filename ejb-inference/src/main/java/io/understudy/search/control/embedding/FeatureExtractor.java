package io.understudy.search.control.embedding;

import io.understudy.text.control.LightStem;
import io.understudy.text.control.Transliteration;
import io.understudy.text.control.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
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

    /** A word as the names of its features; the stem also without a prefix. */
    private record Reading(String plain, String stem, String sound) {}

    private final FeatureSettings settings;
    private final Function<String, Reading> readings;
    private final Function<String, List<String>> grams;

    public FeatureExtractor(FeatureSettings settings) {
        this.settings = settings;
        this.readings = this::read;
        this.grams = this::grams;
    }

    private FeatureExtractor(FeatureSettings settings, Map<String, Reading> readings, Map<String, List<String>> grams) {
        this.settings = settings;
        this.readings = word -> readings.computeIfAbsent(word, this::read);
        this.grams = word -> grams.computeIfAbsent(word, this::grams);
    }

    /** Remembers every word it has read, for many texts with the same words; threads may share it. */
    public static FeatureExtractor remembering(FeatureSettings settings) {
        return new FeatureExtractor(settings, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    /**
     * @param known whether the model knows a stem or a sound, both with their prefixes
     * @return counts by feature, in the order of first occurrence
     */
    public Map<String, Integer> count(String text, BiPredicate<String, String> known) {
        var counts = new LinkedHashMap<String, Integer>();
        Consumer<String> counter = feature -> counts.merge(feature, 1, Integer::sum);
        read(text, counter, (word, reading) -> {
            if (settings.grams() && !known.test(reading.stem, reading.sound)) grams.apply(word).forEach(counter);
            else addWord(reading, counter);
        });
        return counts;
    }

    /** Every feature that the text has to some model, whatever words that one knows; some more than once. */
    public void each(String text, Consumer<String> features) {
        read(text, features, (word, reading) -> {
            addWord(reading, features);
            if (settings.grams()) grams.apply(word).forEach(features);
        });
    }

    /** Whether the model knows at least one word of the text by its stem or its sound. */
    public boolean knows(String text, BiPredicate<String, String> known) {
        return Words.of(text).stream().map(readings).anyMatch(reading -> known.test(reading.stem, reading.sound));
    }

    private void read(String text, Consumer<String> pairs, BiConsumer<String, Reading> words) {
        String previous = null;
        for (var word : Words.of(text)) {
            var reading = readings.apply(word);
            words.accept(word, reading);
            if (settings.bigrams() && previous != null) pairs.accept("b:" + previous + ' ' + reading.plain);
            previous = reading.plain;
        }
    }

    private void addWord(Reading reading, Consumer<String> features) {
        features.accept(reading.stem);
        if (settings.phonetic()) features.accept(reading.sound);
    }

    private Reading read(String word) {
        var stem = LightStem.of(word);
        return new Reading(stem, "w:" + stem, settings.phonetic() ? "p:" + Transliteration.phonetic(word) : "w:" + stem);
    }

    private List<String> grams(String word) {
        var latin = Transliteration.latin(word);
        var padded = '^' + latin.substring(0, Math.min(latin.length(), MAX_GRAM_WORD)) + '$';
        var grams = new ArrayList<String>();
        for (int n = settings.minGram(); n <= settings.maxGram(); n++) {
            for (int from = 0; from + n <= padded.length(); from++) grams.add("g:" + padded.substring(from, from + n));
        }
        return grams;
    }
}
