package io.understudy.search.control.index;

import io.understudy.search.control.Interpretation;
import io.understudy.search.control.Interpretation.Effect;
import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.Interpretation.Understood;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * A criterion that was read out of the free text, with the parts of the text that it stands on. Unlike what the request
 * states, it may be wrong.
 */
record Assumption(List<Understood> parts, Criterion criterion) {

    /** A talent has one of each, or needs only one, so that several in a text are alternatives. */
    private static final Set<Field> ALTERNATIVES = EnumSet.of(Field.LOCATION, Field.GENDER, Field.LEVEL);

    /** What shall filter; parts that name alternatives make one criterion. */
    static List<Assumption> filters(Interpretation interpretation, Criteria criteria) {
        var groups = new LinkedHashMap<Object, List<Understood>>();
        for (var part : interpretation.understood()) {
            if (part.effect() == Effect.FILTER) {
                Object group = ALTERNATIVES.contains(part.field()) ? part.field() : part;
                groups.computeIfAbsent(group, key -> new ArrayList<>()).add(part);
            }
        }
        return groups.values().stream()
                .map(parts -> new Assumption(List.copyOf(parts), criterion(parts, criteria)))
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
            case AGE, EXPERIENCE, BUDGET -> criteria.number(name, field, Span.parse(parts.getFirst().value()));
            default -> criteria.any(name, field, parts.stream().map(Understood::value).distinct().toList());
        };
    }
}
