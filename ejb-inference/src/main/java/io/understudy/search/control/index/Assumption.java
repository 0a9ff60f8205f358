package io.understudy.search.control.index;

import io.understudy.search.control.Interpretation;
import io.understudy.search.control.Interpretation.Effect;
import io.understudy.search.control.Interpretation.Understood;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A criterion that was read out of the free text, with the parts of the text that it stands on. Unlike what the request
 * states, it may be wrong.
 */
record Assumption(List<Understood> parts, Criterion criterion) {

    /** What shall filter or exclude; several parts of one field are alternatives and make one criterion. */
    static List<Assumption> filters(Interpretation interpretation, Criteria criteria) {
        return Stream.concat(
                        byField(interpretation, Effect.FILTER).map(parts -> new Assumption(parts, criterion(parts, criteria))),
                        byField(interpretation, Effect.EXCLUDE).map(parts -> new Assumption(parts, exclusion(parts, criteria))))
                .toList();
    }

    private static Stream<List<Understood>> byField(Interpretation interpretation, Effect effect) {
        return interpretation.understood().stream()
                .filter(part -> part.effect() == effect)
                .collect(Collectors.groupingBy(Understood::field, LinkedHashMap::new, Collectors.toUnmodifiableList()))
                .values()
                .stream();
    }

    private static Criterion exclusion(List<Understood> parts, Criteria criteria) {
        var field = parts.getFirst().field();
        return criteria.none(ProfileDocuments.code(field), field, parts.stream().map(Understood::value).distinct().toList());
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
            case LANGUAGE -> criteria.spoken(name, parts.stream().map(part -> Spoken.parse(part.value())).distinct().toList());
            default -> criteria.any(name, field, parts.stream().map(Understood::value).distinct().toList());
        };
    }
}
