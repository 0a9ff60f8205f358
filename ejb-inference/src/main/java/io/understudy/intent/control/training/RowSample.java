package io.understudy.intent.control.training;

import io.understudy.training.control.LabelledRow;
import java.util.HashMap;
import java.util.List;

/**
 * Draws rows where there are too many, by a hash of their text, so that the same text is drawn with all its labels or not at
 * all, in whatever order the rows come. Of a label with few rows all are taken.
 */
final class RowSample {

    /** A label keeps about so many rows, whatever the share. */
    private static final int KEPT = 200;

    private RowSample() {}

    static List<LabelledRow> of(List<LabelledRow> rows, int most) {
        if (rows.size() <= most) return rows;
        var counts = new HashMap<String, Integer>();
        rows.forEach(row -> counts.merge(String.valueOf(row.label()), 1, Integer::sum));
        double share = (double) most / rows.size();
        return rows.stream().filter(row -> isDrawn(row, Math.max(share, (double) KEPT / counts.get(String.valueOf(row.label()))))).toList();
    }

    private static boolean isDrawn(LabelledRow row, double share) {
        return row.text() == null || TextHash.of("sample " + row.text()) < share;
    }
}
