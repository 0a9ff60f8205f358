package io.understudy.search.control.index;

import io.understudy.search.control.Interpretation;
import io.understudy.search.control.Interpretation.Effect;
import io.understudy.search.control.Interpretation.Understood;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A criterion that was read out of the free text, with the parts of the text that it stands on. Unlike what the request
 * states, it may be wrong.
 */
record Assumption(List<Understood> parts, Criterion criterion) {

    /** What shall filter; several parts of one field are alternatives and make one criterion. */
    static List<Assumption> filters(Interpretation interpretation, Criteria criteria) {
        var fields = interpretation.understood().stream()
                .filter(part -> part.effect() == Effect.FILTER)
                .collect(Collectors.groupingBy(Understood::field, LinkedHashMap::new, Collectors.toUnmodifiableList()));
        return fields.values().stream()
                .map(parts -> new Assumption(parts, criterion(parts, criteria)))
                .toList();
    }

    /** What shall lift, each by itself. */
    static List<Criterion> boosts(Interpretation interpretation, Criteria criteria) {
        return interpretation.understood().stream()
                .filter(part -> part.effect() == Effect.BOOST)
                .map(part -> criterion(List.of(part), criteria))
                .toList();
    }

    private static Criterion criterion(List<Understood> parts, Criteria criteria) {
        var field = parts.getFirst().field();
        var name = ProfileDocuments.code(field);
        return switch (field) {
            case AGE, EXPERIENCE, BUDGET -> criteria.number(
                    name, field, parts.stream().map(part -> Span.parse(part.value())).distinct().toList());
            default -> criteria.any(name, field, parts.stream().map(Understood::value).distinct().toList());
        };
    }
}
