package io.understudy.intent.control.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.training.control.LabelledRow;
import io.understudy.training.control.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldOutTest {

    @Test
    void everyLabelIsTestedByItsShareAndNoTextIsOnBothSides() {
        var rows = rows(Phrases.rows(200, 3));
        var parts = HeldOut.of(rows, 0.1);

        for (var label : List.of("soup", "sweets", "billing")) {
            long all = rows.stream().filter(row -> row.label().equals(label)).count();
            long test = parts.test().stream().filter(row -> row.label().equals(label)).count();
            assertEquals(all * 0.1, test, all * 0.1 * 0.25 + 1, label);
        }
        var words = new HashSet<String>();
        parts.training().forEach(row -> words.add(row.words()));
        assertTrue(parts.test().stream().noneMatch(row -> words.contains(row.words())));
        assertEquals(rows.size(), parts.training().size() + parts.test().size());
    }

    @Test
    void aTextStaysOnItsSideWhenOthersCome() {
        var few = HeldOut.of(rows(Phrases.rows(200, 2)), 0.1);
        var more = new ArrayList<>(Phrases.rows(200, 2));
        for (int i = 0; i < 30; i++) more.add(new LabelledRow("another soup " + i, "soup", 1, true));
        var grown = HeldOut.of(rows(more), 0.1);

        long moved = few.test().stream().filter(row -> !grown.test().contains(row)).count();
        assertTrue(moved <= 2, moved + " moved");
    }

    @Test
    void whatIsNotTrustedIsNeverTestedOnNorValidatedOn() {
        var mixed = new ArrayList<>(Phrases.rows(100, 2));
        for (int i = 0; i < 100; i++) mixed.add(new LabelledRow("said " + i, "soup", 0.5, false));
        var parts = HeldOut.of(rows(mixed), 0.2);

        assertTrue(parts.test().stream().allMatch(Row::isTrusted));
        for (var fold : Folds.of(parts.training())) {
            assertTrue(fold.validation().stream().allMatch(Row::isTrusted));
            assertEquals(parts.training().size(), fold.training().size() + fold.validation().size());
        }
    }

    @Test
    void oneOfSeveralLabelsHoldsByWeightAndATieIsLeftOut() {
        var clean = CleanRows.of(List.of(
                new LabelledRow("Hot soup", "soup", 1, true),
                new LabelledRow("hot  SOUP!", "soup", 1, true),
                new LabelledRow("hot soup", "sweets", 3, false),
                new LabelledRow("cake", "sweets", 1, true),
                new LabelledRow("cake", "soup", 1, true),
                new LabelledRow("pie", "soup", 0.5, false),
                new LabelledRow("pie", "sweets", 0.75, false),
                new LabelledRow("!?", "soup", 1, true)), Progress.NONE);

        assertEquals(List.of("hot soup soup", "pie sweets"), clean.rows().stream().map(row -> row.words() + " " + row.label()).toList());
        assertEquals(1, clean.duplicates());
        assertEquals(4, clean.contradicted());
        assertEquals(1, clean.wordless());
    }

    /** 5,000 of the 60,000, and of the small label all. */
    @Test
    void tooManyRowsAreDrawnByTheirTextAndAFewOfALabelAllTaken() {
        var rows = new ArrayList<LabelledRow>();
        for (int i = 0; i < 60_000; i++) rows.add(new LabelledRow("text " + i, "big", 1, true));
        for (int i = 0; i < 150; i++) rows.add(new LabelledRow("rare " + i, "small", 1, true));

        var drawn = RowSample.of(rows, 5000);

        assertEquals(150, drawn.stream().filter(row -> row.label().equals("small")).count());
        assertEquals(5000, drawn.size() - 150, 300);
        assertEquals(new HashSet<>(drawn), new HashSet<>(RowSample.of(rows.reversed(), 5000)));
    }

    private static List<Row> rows(List<LabelledRow> rows) {
        return CleanRows.of(rows, Progress.NONE).rows();
    }
}
