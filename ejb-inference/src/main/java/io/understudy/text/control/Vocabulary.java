package io.understudy.text.control;

import io.understudy.failure.entity.DomainException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features a model knows; a feature's place is its row in the embedding matrix. A weight is {@code (1 + ln tf) · rarity},
 * then the weights of a text are scaled to Euclidean norm 1.
 */
public final class Vocabulary {

    /** @param rarity grows with the inverse document frequency; greater than 0 */
    public record Entry(String feature, float rarity) {}

    private final List<Entry> entries;
    private final Map<String, Integer> ids;

    public Vocabulary(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        ids = HashMap.newHashMap(entries.size());
        for (var entry : this.entries) {
            if (ids.put(entry.feature(), ids.size()) != null) {
                throw DomainException.invalid("vocabulary.tsv", "has '" + entry.feature() + "' twice");
            }
        }
    }

    public int size() {
        return entries.size();
    }

    public boolean hasEither(String feature, String other) {
        return ids.containsKey(feature) || ids.containsKey(other);
    }

    public FeatureBag encode(Map<String, Integer> counts) {
        var known = new ArrayList<int[]>(counts.size());
        counts.forEach((feature, count) -> {
            var id = ids.get(feature);
            if (id != null) known.add(new int[] {id, count});
        });
        known.sort((a, b) -> Integer.compare(a[0], b[0]));
        var bag = new FeatureBag(new int[known.size()], new float[known.size()]);
        double squares = 0;
        for (int i = 0; i < known.size(); i++) {
            bag.ids()[i] = known.get(i)[0];
            bag.weights()[i] = (float) (1 + StrictMath.log(known.get(i)[1])) * entries.get(bag.ids()[i]).rarity();
            squares += (double) bag.weights()[i] * bag.weights()[i];
        }
        scale(bag.weights(), (float) (1 / Math.sqrt(squares)));
        return bag;
    }

    private static void scale(float[] weights, float factor) {
        for (int i = 0; i < weights.length; i++) weights[i] *= factor;
    }

    /** One line a feature: the feature, a tab, its rarity. */
    public String toTsv() {
        var text = new StringBuilder(entries.size() * 20);
        for (var entry : entries) text.append(entry.feature()).append('\t').append(entry.rarity()).append('\n');
        return text.toString();
    }

    /** @throws DomainException INVALID naming the first line that is not a feature and a positive number */
    public static Vocabulary fromTsv(String tsv) {
        var entries = new ArrayList<Entry>();
        for (var line : (Iterable<String>) tsv.lines()::iterator) {
            entries.add(entry(line, entries.size() + 1));
        }
        return new Vocabulary(Collections.unmodifiableList(entries));
    }

    private static Entry entry(String line, int number) {
        int tab = line.lastIndexOf('\t');
        try {
            float rarity = tab < 1 ? Float.NaN : Float.parseFloat(line.substring(tab + 1));
            if (rarity > 0 && Float.isFinite(rarity)) return new Entry(line.substring(0, tab), rarity);
        } catch (NumberFormatException e) {
            // refused below with the line's number
        }
        throw DomainException.invalid("vocabulary.tsv", "line " + number + " is not a feature, a tab and a positive number");
    }
}
