package io.understudy.search.control.training;

import io.understudy.text.control.Vocabulary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Counts in how many texts each feature occurs and keeps, of each kind, those that tell something: at least two texts, the
 * most frequent first, ties by name. {@code idf = 1 + ln((1 + N) / (1 + df))} over N texts.
 */
final class VocabularyBuilder {

    private static final int LEAST_TEXTS = 2;
    private static final Comparator<Map.Entry<String, Frequency>> MOST_FREQUENT = Map.Entry
            .<String, Frequency>comparingByValue(Comparator.comparingInt((Frequency f) -> f.texts).reversed())
            .thenComparing(Map.Entry.comparingByKey());

    private static final class Frequency {
        private int texts;
        /** The last text that counted, so that each does once. */
        private int last;
    }

    private final Map<String, Frequency> frequencies = new HashMap<>();
    private int texts;

    /** @param features hands over those of one text, any of them more than once if it likes */
    void add(Consumer<Consumer<String>> features) {
        int text = ++texts;
        features.accept(feature -> {
            var frequency = frequencies.computeIfAbsent(feature, first -> new Frequency());
            if (frequency.last != text) frequency.texts++;
            frequency.last = text;
        });
    }

    /** Adds what another has counted; several threads may do so at once. */
    synchronized void addAll(VocabularyBuilder other) {
        texts += other.texts;
        other.frequencies.forEach(
                (feature, counted) -> frequencies.computeIfAbsent(feature, first -> new Frequency()).texts += counted.texts);
    }

    Vocabulary build(Recipe.Vocabulary sizes) {
        return new Vocabulary(Stream.of(top("wp", sizes.words()), top("b", sizes.bigrams()), top("g", sizes.grams()))
                .flatMap(Function.identity())
                .toList());
    }

    private Stream<Vocabulary.Entry> top(String kinds, int most) {
        return frequencies.entrySet().stream()
                .filter(e -> kinds.indexOf(e.getKey().charAt(0)) >= 0 && e.getValue().texts >= LEAST_TEXTS)
                .sorted(MOST_FREQUENT)
                .limit(most)
                .map(e -> new Vocabulary.Entry(e.getKey(), idf(e.getValue().texts)));
    }

    private float idf(int frequency) {
        return (float) (1 + StrictMath.log((1.0 + texts) / (1 + frequency)));
    }
}
