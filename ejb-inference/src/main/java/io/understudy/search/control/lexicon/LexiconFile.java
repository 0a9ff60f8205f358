package io.understudy.search.control.lexicon;

import io.understudy.search.control.Interpretation.Field;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words of one field: a tab-separated file with code, parent, then the forms in English, Hindi, Marathi and romanised
 * Hindi separated by {@code |}, then for age words the years. Where Marathi writes as Hindi does, or romanised Hindi as
 * English, the column is empty. Lines that start with {@code #} are comments.
 */
final class LexiconFile {

    private static final List<Field> FIELDS = List.of(
            Field.LOCATION, Field.SKILL, Field.LANGUAGE, Field.GENDER, Field.AGE, Field.LEVEL, Field.DIALECT,
            Field.INDUSTRY, Field.GENRE, Field.FORMAT);

    private LexiconFile() {}

    static List<Concept> readAll() {
        return FIELDS.stream().flatMap(field -> read(field).stream()).toList();
    }

    private static List<Concept> read(Field field) {
        var name = field.name().toLowerCase(Locale.ROOT) + ".tsv";
        try (var lines = new BufferedReader(
                new InputStreamReader(LexiconFile.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> concept(field, line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    private static Concept concept(Field field, String[] columns) {
        var english = forms(columns, 2);
        var hindi = forms(columns, 3);
        var marathi = forms(columns, 4);
        var romanised = forms(columns, 5);
        return new Concept(
                field,
                columns[0],
                Optional.of(columns[1]).filter(parent -> !parent.isEmpty()),
                Map.of("en", english, "hi", hindi, "mr", marathi.isEmpty() ? hindi : marathi,
                        "hi-Latn", romanised.isEmpty() ? english : romanised),
                columns.length > 6 ? Optional.of(years(columns[6])) : Optional.empty());
    }

    private static List<String> forms(String[] columns, int index) {
        return index >= columns.length || columns[index].isEmpty()
                ? List.of()
                : Stream.of(columns[index].split("\\|")).toList();
    }

    private static Concept.Years years(String range) {
        var ends = range.split("-", -1);
        return new Concept.Years(
                Integer.parseInt(ends[0]), ends[1].isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(ends[1])));
    }
}
