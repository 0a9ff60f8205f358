package io.understudy.intent.control.training;

import io.understudy.failure.entity.DomainException;
import io.understudy.intent.control.features.IntentFeatures;
import io.understudy.text.control.FeatureBag;
import io.understudy.text.control.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The vocabulary of some rows, and rows by it. A feature's rarity is {@code √(1 + ln((1 + N) / (1 + df)))} over N texts, of
 * which df have the feature.
 */
final class Encoding {

    private final List<String> classes;
    private final IntentFeatures features;
    private final Vocabulary vocabulary;

    private Encoding(List<String> classes, IntentFeatures features, Vocabulary vocabulary) {
        this.classes = classes;
        this.features = features;
        this.vocabulary = vocabulary;
    }

    /**
     * @param classes what the rows' labels can be
     * @param least texts that a feature must occur in
     * @param most features; those in most texts are kept
     * @param pause called between rows; what it throws ends the encoding
     */
    static Encoding of(List<Row> rows, List<String> classes, IntentFeatures features, int least, int most, Runnable pause) {
        var texts = new HashMap<String, Integer>();
        for (var row : rows) {
            pause.run();
            for (var feature : features.count(row.text()).keySet()) texts.merge(feature, 1, Integer::sum);
        }
        var entries = texts.entrySet().stream()
                .filter(entry -> entry.getValue() >= least)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(entry -> new Vocabulary.Entry(entry.getKey(), rarity(rows.size(), entry.getValue())))
                .toList();
        if (entries.isEmpty()) throw DomainException.invalid("rows", "no word or part of a word occurs in " + least + " texts");
        return new Encoding(classes, features, new Vocabulary(entries));
    }

    private static float rarity(int texts, int having) {
        return (float) Math.sqrt(1 + StrictMath.log((1.0 + texts) / (1 + having)));
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    FeatureBag bag(Row row) {
        return vocabulary.encode(features.count(row.text()));
    }

    Examples encode(List<Row> rows, Runnable pause) {
        var bags = new ArrayList<FeatureBag>(rows.size());
        var labels = new int[rows.size()];
        var weights = new float[rows.size()];
        Arrays.setAll(labels, i -> classes.indexOf(rows.get(i).label()));
        for (int i = 0; i < weights.length; i++) {
            pause.run();
            bags.add(bag(rows.get(i)));
            weights[i] = (float) rows.get(i).weight();
        }
        return new Examples(bags, labels, weights, classes.size(), vocabulary.size());
    }
}
