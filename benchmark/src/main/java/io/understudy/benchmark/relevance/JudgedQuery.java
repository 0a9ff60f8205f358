package io.understudy.benchmark.relevance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A question with the rule by which answers are judged.
 *
 * @param form language form: {@code en}, {@code hi}, {@code mr} or {@code hi-Latn}
 */
public record JudgedQuery(String id, String form, Category category, String text, Judgement judgement) {

    /** What makes the question hard. */
    public enum Category {
        /** words as in the lexicon's labels */
        PLAIN,
        /** other words for the same, some of which no lexicon holds */
        SYNONYM,
        /** asked in a language that many who fit do not write in */
        CROSS_LANGUAGE,
        /** the thing described, not named */
        PARAPHRASE,
        /** a talent, a title or a company asked for by name */
        NAMED
    }

    /** Reads a tab-separated file: id, form, category, text, rule; lines that start with {@code #} are comments. */
    public static List<JudgedQuery> read(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(JudgedQuery::parse).toList();
        }
    }

    private static JudgedQuery parse(String line) {
        var cells = line.split("\t", -1);
        if (cells.length != 5) {
            throw new IllegalArgumentException("Five columns are needed: " + line);
        }
        var category = Category.valueOf(cells[2].toUpperCase(Locale.ROOT).replace('-', '_'));
        return new JudgedQuery(cells[0], cells[1], category, cells[3], Judgement.parse(cells[4]));
    }
}
