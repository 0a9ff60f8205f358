package io.understudy.intent.control.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which rows are kept for the test and which are learned from. A text is tested on if its hash is below the share, so it stays
 * on its side when others come and go, in this training and the next. Only where that would give a label far fewer or more
 * test rows than its share (a quarter, or one), the rows whose hash is nearest to the share change sides. What is not trusted
 * is never tested on.
 */
record HeldOut(List<Row> training, List<Row> test) {

    private static final double TOLERANCE = 0.25;
    /** A label keeps at least so many trusted rows to be learned from. */
    private static final int LEAST_TRAINING = 3;

    static HeldOut of(List<Row> rows, double share) {
        var test = new HashSet<Row>();
        rows.stream().filter(Row::isTrusted).collect(Collectors.groupingBy(Row::label)).values().forEach(label -> test.addAll(tested(label, share)));
        var parts = new HeldOut(new ArrayList<>(), new ArrayList<>());
        for (var row : rows) (test.contains(row) ? parts.test : parts.training).add(row);
        return parts;
    }

    private static List<Row> tested(List<Row> label, double share) {
        double wanted = label.size() * share;
        double tolerance = Math.max(1, wanted * TOLERANCE);
        int below = (int) label.stream().filter(row -> row.hash() < share).count();
        int least = (int) Math.ceil(wanted - tolerance);
        int most = (int) Math.floor(wanted + tolerance);
        int count = Math.min(Math.clamp(below, least, Math.max(least, most)), label.size() - LEAST_TRAINING);
        return label.stream().sorted(Comparator.comparingDouble(Row::hash)).limit(Math.max(0, share > 0 ? count : 0)).toList();
    }
}
