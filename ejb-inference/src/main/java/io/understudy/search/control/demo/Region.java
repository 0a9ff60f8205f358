package io.understudy.search.control.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where people come from, and what comes with it.
 *
 * @param weight how many come from here, relative to the others
 * @param motherTongue ISO 639 code
 * @param cities codes; one named several times is drawn more often
 * @param writes languages of biographies ({@code en}, {@code hi}, {@code mr}, {@code hi-Latn}) in percent
 * @param names given names by kind ({@code f}, {@code m}) and surnames ({@code s})
 */
record Region(
        String code, int weight, String motherTongue, List<String> cities, List<String> languages, List<String> industries,
        List<String> dialects, Map<String, Integer> writes, Map<String, List<Name>> names) {

    /** A name in Latin letters and in Devanagari. */
    record Name(String latin, String devanagari) {

        static Name of(String pair) {
            int split = pair.indexOf('=');
            return new Name(pair.substring(0, split), pair.substring(split + 1));
        }
    }

    static List<Region> all() {
        var names = Table.rows("names.tsv");
        return Table.rows("regions.tsv").stream().map(row -> of(row, names)).toList();
    }

    private static Region of(Table.Row row, List<Table.Row> names) {
        var percent = row.words(7).stream().map(Integer::valueOf).toList();
        return new Region(
                row.word(0), row.number(1), row.word(2), row.words(3), row.words(4), row.words(5), row.words(6),
                Map.of("en", percent.get(0), "hi", percent.get(1), "mr", percent.get(2), "hi-Latn", percent.get(3)),
                names.stream()
                        .filter(name -> name.word(0).equals(row.word(0)))
                        .collect(Collectors.toMap(
                                name -> name.word(1), name -> name.words(2).stream().map(Name::of).toList())));
    }
}
