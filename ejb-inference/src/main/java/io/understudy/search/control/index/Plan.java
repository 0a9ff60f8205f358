package io.understudy.search.control.index;

import io.understudy.search.control.Interpretation;
import io.understudy.search.control.SearchRequest;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one search will do.
 *
 * @param words of the free text
 * @param vector of the free text, null where there is none
 * @param known whether the vector's embedding knows a word, null where there is no vector
 * @param required what the request's filters ask for
 * @param assumed what the text seems to ask for
 * @param lifting preferences and boosts
 */
record Plan(
        SearchRequest request,
        Interpretation interpretation,
        LexicalQuery words,
        float[] vector,
        Predicate<String> known,
        List<Criterion> required,
        List<Assumption> assumed,
        List<Criterion> lifting) {

    static Plan of(SearchRequest request, Interpretation interpretation, float[] vector, Predicate<String> known, Criteria criteria) {
        boolean zero = ProfileDocuments.isZero(vector);
        return new Plan(
                request,
                interpretation,
                LexicalQuery.of(request.query()),
                zero ? null : vector,
                zero ? null : known,
                criteria.of(request.filters()),
                Assumption.filters(interpretation, criteria),
                Stream.concat(
                                criteria.of(request.preferences()).stream(),
                                Assumption.boosts(interpretation, criteria).stream())
                        .toList());
    }

    boolean hasText() {
        return !request.query().isEmpty();
    }
}
