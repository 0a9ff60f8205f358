package io.understudy.intent.control.training;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.text.control.Words;
import io.understudy.training.control.LabelledRow;
import io.understudy.training.control.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What is left of the data to learn from: each text once, in the order of its words, so that the order in which the rows came
 * tells nothing. Of one text with several labels, the label with the most weight holds, one that is trusted before all others;
 * where two weigh the same the text is left out, because nobody can know.
 *
 * @param duplicates rows that said again what another had said
 * @param contradicted rows whose text has another label
 * @param wordless rows without a single word
 * @param damaged rows with the mark that stands for a character that could not be read, as in a text of another encoding
 */
record CleanRows(List<Row> rows, int duplicates, int contradicted, int wordless, int damaged) {

    static final int LONGEST_TEXT = 2000;
    static final int LONGEST_LABEL = 200;
    private static final int MOST_VIOLATIONS = 20;
    private static final char UNREADABLE = '\ufffd';
    private static final Comparator<Row> FIRST = Comparator.comparing(Row::isTrusted).reversed()
            .thenComparing(Comparator.comparingDouble(Row::weight).reversed())
            .thenComparing(Row::text);

    /** @throws DomainException INVALID naming the first rows that are no labelled texts */
    static CleanRows of(List<LabelledRow> rows, Progress progress) {
        var violations = new ArrayList<Violation>();
        var byWords = new TreeMap<String, List<Row>>();
        int wordless = 0;
        int damaged = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (i % 1024 == 0) progress.check();
            var row = rows.get(i);
            if (!isWhole(row, i, violations)) continue;
            if (row.text().indexOf(UNREADABLE) >= 0) damaged++;
            var words = String.join(" ", Words.of(row.text()));
            if (words.isEmpty()) wordless++;
            else byWords.computeIfAbsent(words, none -> new ArrayList<>(1)).add(row(row, words));
        }
        if (!violations.isEmpty()) throw DomainException.invalid(violations);
        var kept = byWords.values().stream().flatMap(same -> settle(same).stream()).toList();
        int texts = byWords.size();
        int agreeing = byWords.values().stream().mapToInt(CleanRows::agreeing).sum();
        int usable = rows.size() - wordless;
        return new CleanRows(kept, agreeing - kept.size(), usable - agreeing, wordless, damaged).checked(texts);
    }

    private CleanRows checked(int texts) {
        if (texts == 0) throw DomainException.invalid("rows", "there is no text to learn from");
        return this;
    }

    private static Row row(LabelledRow row, String words) {
        return new Row(row.text(), words, row.label().strip(), row.weight(), row.isTrusted(), TextHash.of(words));
    }

    private static boolean isWhole(LabelledRow row, int at, List<Violation> violations) {
        int before = violations.size();
        if (row.text() == null || row.text().isBlank()) add(violations, at, "text", "must not be blank");
        else if (row.text().length() > LONGEST_TEXT) add(violations, at, "text", "must not be longer than " + LONGEST_TEXT + " characters");
        if (row.label() == null || row.label().isBlank()) add(violations, at, "label", "must not be blank");
        else if (row.label().strip().length() > LONGEST_LABEL) add(violations, at, "label", "must not be longer than " + LONGEST_LABEL + " characters");
        if (!(row.weight() > 0 && row.weight() <= 1000)) add(violations, at, "weight", "must be above 0 and at most 1000");
        return violations.size() == before;
    }

    private static void add(List<Violation> violations, int at, String field, String reason) {
        if (violations.size() < MOST_VIOLATIONS) violations.add(new Violation("rows[" + at + "]." + field, reason));
    }

    /** The one row that stands for all with the same words; empty where they contradict each other and none weighs more. */
    private static List<Row> settle(List<Row> same) {
        var label = winner(same);
        if (label == null) return List.of();
        return List.of(same.stream().filter(row -> row.label().equals(label)).min(FIRST).orElseThrow());
    }

    private static int agreeing(List<Row> same) {
        var label = winner(same);
        return label == null ? 0 : (int) same.stream().filter(row -> row.label().equals(label)).count();
    }

    private static String winner(List<Row> same) {
        boolean trusted = same.stream().anyMatch(Row::isTrusted);
        var weights = new TreeMap<String, Double>();
        same.stream().filter(row -> row.isTrusted() == trusted).sorted(FIRST).forEach(row -> weights.merge(row.label(), row.weight(), Double::sum));
        double most = weights.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        var winners = weights.entrySet().stream().filter(entry -> entry.getValue() == most).toList();
        return winners.size() == 1 ? winners.getFirst().getKey() : null;
    }
}
