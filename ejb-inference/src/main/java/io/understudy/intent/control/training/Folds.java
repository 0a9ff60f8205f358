package io.understudy.intent.control.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Cuts the training part for validation: each label's trusted rows, by their hash, are dealt out over the folds. Few rows are
 * all validated on, one fold after the other; of many, one fold tells enough.
 */
final class Folds {

    /** Rows to validate on, as near as whole folds come to it. */
    private static final int WANTED = 1000;
    private static final int COUNT = 8;

    /** @param validation trusted rows that the other part does not hold */
    record Fold(List<Row> training, List<Row> validation) {}

    private Folds() {}

    static List<Fold> of(List<Row> rows) {
        int used = Math.clamp(Math.round((double) WANTED * COUNT / rows.size()), 1, COUNT / 2);
        int count = used == 1 ? COUNT : COUNT / 2;
        var folds = new ArrayList<Fold>();
        for (int i = 0; i < Math.min(used, count); i++) folds.add(new Fold(new ArrayList<>(), new ArrayList<>()));
        var dealt = new TreeMap<String, Integer>();
        for (var row : rows.stream().sorted(Comparator.comparingDouble(Row::hash).thenComparing(Row::words)).toList()) {
            int own = row.isTrusted() ? dealt.merge(row.label(), 1, Integer::sum) % count : -1;
            for (int fold = 0; fold < folds.size(); fold++) (fold == own ? folds.get(fold).validation : folds.get(fold).training).add(row);
        }
        return folds;
    }
}
