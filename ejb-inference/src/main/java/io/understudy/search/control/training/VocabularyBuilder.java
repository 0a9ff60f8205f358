package io.understudy.search.control.training;

import io.understudy.search.control.embedding.Vocabulary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Counts in how many texts each feature occurs and keeps, of each kind, those that tell something: at least two texts, the
 * most frequent first, ties by name. {@code idf = 1 + ln((1 + N) / (1 + df))} over N texts.
 */
final class VocabularyBuilder {

    private static final int LEAST_TEXTS = 2;
    private static final Comparator<Map.Entry<String, Integer>> MOST_FREQUENT = Map.Entry
            .<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey());

    private final Map<String, Integer> frequencies = new HashMap<>();
    private int texts;

    /** @param features of one text */
    void add(Set<String> features) {
        texts++;
        for (var feature : features) frequencies.merge(feature, 1, Integer::sum);
    }

    Vocabulary build(Recipe.Vocabulary sizes) {
        return new Vocabulary(Stream.of(top("wp", sizes.words()), top("b", sizes.bigrams()), top("g", sizes.grams()))
                .flatMap(Function.identity())
                .toList());
    }

    private Stream<Vocabulary.Entry> top(String kinds, int most) {
        return frequencies.entrySet().stream()
                .filter(e -> kinds.indexOf(e.getKey().charAt(0)) >= 0 && e.getValue() >= LEAST_TEXTS)
                .sorted(MOST_FREQUENT)
                .limit(most)
                .map(e -> new Vocabulary.Entry(e.getKey(), idf(e.getValue())));
    }

    private float idf(int frequency) {
        return (float) (1 + StrictMath.log((1.0 + texts) / (1 + frequency)));
    }
}
