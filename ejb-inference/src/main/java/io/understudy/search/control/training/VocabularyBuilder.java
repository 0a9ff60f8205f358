package io.understudy.search.control.training;

import io.understudy.search.control.embedding.Vocabulary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts in how many texts each feature occurs and keeps those that tell something: at least two texts, the most frequent
 * first, ties by name. {@code idf = 1 + ln((1 + N) / (1 + df))} over N texts.
 */
final class VocabularyBuilder {

    private static final int LEAST_TEXTS = 2;

    private final Map<String, Integer> frequencies = new HashMap<>();
    private int texts;

    void add(Map<String, Integer> counts) {
        texts++;
        for (var feature : counts.keySet()) frequencies.merge(feature, 1, Integer::sum);
    }

    Vocabulary build(int max) {
        var order = Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey());
        List<Vocabulary.Entry> entries = frequencies.entrySet().stream()
                .filter(e -> e.getValue() >= LEAST_TEXTS)
                .sorted(order)
                .limit(max)
                .map(e -> new Vocabulary.Entry(e.getKey(), (float) (1 + StrictMath.log((1.0 + texts) / (1 + e.getValue())))))
                .toList();
        return new Vocabulary(entries);
    }
}
