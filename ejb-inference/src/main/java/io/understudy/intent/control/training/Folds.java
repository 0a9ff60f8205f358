package io.understudy.intent.control.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts the training part for validation: trusted rows, by label and hash, are dealt out over the folds, so that each has its share of every label. Few rows are
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
        int dealt = 0;
        for (var row : rows.stream().sorted(Comparator.comparing(Row::label).thenComparingDouble(Row::hash)).toList()) {
            int own = row.isTrusted() ? dealt++ % count : -1;
            for (int fold = 0; fold < folds.size(); fold++) (fold == own ? folds.get(fold).validation : folds.get(fold).training).add(row);
        }
        return folds;
    }
}
