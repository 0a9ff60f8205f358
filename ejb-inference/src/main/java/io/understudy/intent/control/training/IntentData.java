package io.understudy.intent.control.training;

import static io.understudy.intent.control.evaluation.Answered.OUT_OF_SCOPE;

import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.failure.entity.DomainException;
import io.understudy.text.control.Words;
import io.understudy.training.control.LabelledRow;
import io.understudy.training.control.Progress;
import io.understudy.wire.entity.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of a training, checked, cleaned and in parts.
 *
 * @param labels without that of texts out of scope, in alphabetical order
 */
record IntentData(List<String> labels, boolean hasOutOfScope, CleanRows clean, HeldOut parts, int given, int strange, int sampled) {

    /** Trusted texts that each label needs: some to learn from, one to validate on. */
    static final int LEAST_TEXTS = 4;
    static final int MOST_LABELS = 1000;
    static final int MOST_GIVEN = 2_000_000;
    private static final int MOST_VIOLATIONS = 20;

    /** @throws DomainException INVALID naming what nothing can be learned from */
    static IntentData of(List<LabelledRow> rows, IntentRecipe recipe, Progress progress) {
        if (rows.isEmpty()) throw DomainException.invalid("rows", "there is no text to learn from");
        if (rows.size() > MOST_GIVEN) throw DomainException.tooLarge("rows", "must not be more than " + MOST_GIVEN + "; there are " + rows.size());
        var trusted = rows.stream().filter(LabelledRow::isTrusted).map(LabelledRow::label).collect(Collectors.toSet());
        if (trusted.isEmpty()) throw DomainException.invalid("rows", "none is trusted, so nothing could be tested; upload a training set");
        var known = rows.stream().filter(row -> trusted.contains(row.label())).toList();
        var sample = RowSample.of(known, recipe.mostRows());
        var clean = CleanRows.of(sample, progress);
        var counts = new TreeMap<String, Integer>();
        clean.rows().forEach(row -> counts.merge(row.label(), row.isTrusted() ? 1 : 0, Integer::sum));
        check(counts);
        var labels = counts.keySet().stream().filter(label -> !label.equals(OUT_OF_SCOPE)).toList();
        return new IntentData(
                labels, counts.containsKey(OUT_OF_SCOPE), clean, HeldOut.of(clean.rows(), recipe.testShare()), rows.size(),
                rows.size() - known.size(), sample.size());
    }

    private static void check(TreeMap<String, Integer> counts) {
        long inScope = counts.keySet().stream().filter(label -> !label.equals(OUT_OF_SCOPE)).count();
        if (inScope < 2) {
            throw DomainException.invalid("rows", inScope == 0 ? "no text has a label in scope" : "all texts in scope have one label; two are needed");
        }
        if (inScope > MOST_LABELS) throw DomainException.invalid("rows", "must not have more than " + MOST_LABELS + " labels; there are " + inScope);
        var violations = new ArrayList<Violation>();
        counts.forEach((label, count) -> {
            if (count < LEAST_TEXTS && violations.size() < MOST_VIOLATIONS) {
                violations.add(new Violation("rows", "label '" + label + "' has " + count + " distinct texts that are trusted, and needs " + LEAST_TEXTS));
            }
        });
        if (!violations.isEmpty()) throw DomainException.invalid(violations);
    }

    /** What a row can be; texts out of scope last. */
    List<String> classes() {
        return Stream.concat(labels.stream(), hasOutOfScope ? Stream.of(OUT_OF_SCOPE) : Stream.empty()).toList();
    }

    /** The names of the labels as texts, but for those that some row has. */
    List<Row> names() {
        var known = clean.rows().stream().map(Row::words).collect(Collectors.toSet());
        return labels.stream()
                .map(label -> new Row(label, String.join(" ", Words.of(label)), label, 1, false, 0))
                .filter(row -> !row.words().isEmpty() && !known.contains(row.words()))
                .toList();
    }

    /** Their place among the classes; −1 where the data has none. */
    int outOfScopeClass() {
        return hasOutOfScope ? labels.size() : -1;
    }

    List<LabelledRow> testRows() {
        return parts.test().stream().map(row -> new LabelledRow(row.text(), row.label(), row.weight(), row.isTrusted())).toList();
    }

    IntentReport.Data counts() {
        return new IntentReport.Data(given, sampled, clean.duplicates(), clean.contradicted(), parts.training().size(), parts.test().size());
    }

    List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (strange > 0) warnings.add(strange + " rows of feedback have a label that no training set has, and were left out.");
        if (sampled < given - strange) warnings.add(given - strange + " rows were more than are learned from; " + sampled + " of them were drawn.");
        if (clean.contradicted() > 0) warnings.add(clean.contradicted() + " rows have a text that has another label in other rows, and were left out.");
        if (clean.wordless() > 0) warnings.add(clean.wordless() + " rows have no word, and were left out.");
        if (clean.damaged() > 0) warnings.add(clean.damaged() + " rows have U+FFFD in their text, as if it had been read in a wrong encoding.");
        return List.copyOf(warnings);
    }

    /** SHA-256 over text, label and weight of all rows, in the order of their words. */
    String digest() {
        var digest = Sha256.digest();
        for (var row : clean.rows()) {
            digest.update((row.text() + '\0' + row.label() + '\0' + row.weight() + '\0' + row.isTrusted() + '\n').getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(digest);
    }
}
