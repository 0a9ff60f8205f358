package io.understudy.search.control.demo;

import java.util.List;

/**
 * A way of earning one's living in the trade.
 *
 * @param weight how many live so, relative to the others
 * @param main codes of skills of which everyone has some
 * @param side codes of skills that often come with them
 * @param formats codes; one named several times is drawn more often
 * @param genres codes beside those that follow from the skills
 * @param roles what a credit says
 * @param rate day rate in percent of a screen actor's
 */
record Archetype(
        String name, int weight, List<String> main, List<String> side, List<String> formats, List<String> genres,
        List<String> roles, int rate) {

    static List<Archetype> all() {
        return Table.rows("archetypes.tsv").stream()
                .map(row -> new Archetype(
                        row.word(0), row.number(1), row.words(2), row.words(3), row.words(4), row.words(5), row.words(6),
                        row.number(7)))
                .toList();
    }
}
