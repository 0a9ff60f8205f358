package io.understudy.search.control.index;

import io.understudy.search.control.SearchResult.Explanation;
import java.util.Comparator;
import java.util.Map;

/**
 * A talent at its place in the order.
 *
 * @param document its number in the searcher
 * @param score 0 to 1
 * @param lexical 0 to 1
 * @param semantic 0 to 1
 * @param boosts name → what it added to the score
 */
record Ranked(int document, String id, double score, double lexical, double semantic, Map<String, Double> boosts) {

    static final Comparator<Ranked> ORDER = (a, b) -> a.score == b.score ? a.id.compareTo(b.id) : Double.compare(b.score, a.score);

    Ranked atMost(double highest) {
        return score <= highest ? this : new Ranked(document, id, highest, lexical, semantic, boosts);
    }

    Explanation explanation() {
        return new Explanation(lexical, semantic, boosts);
    }
}
