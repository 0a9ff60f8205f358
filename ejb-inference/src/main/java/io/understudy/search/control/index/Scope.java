package io.understudy.search.control.index;

import io.understudy.search.control.Interpretation;
import io.understudy.search.control.Interpretation.Effect;
import io.understudy.search.control.Interpretation.Understood;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.search.IndexSearcher;

/**
 * The talents among whom a search looks: those that satisfy the request's filters and, as far as that leaves any, what
 * the text was understood to ask for. An assumption that leaves nobody is dropped and only lifts; a filter never is.
 */
final class Scope {

    private final DocSet everyone;
    private final Map<Criterion, DocSet> required = new LinkedHashMap<>();
    private final Map<Assumption, DocSet> kept = new LinkedHashMap<>();
    private final List<Assumption> dropped = new ArrayList<>();
    private final DocSet talents;

    private Scope(IndexSearcher searcher, Plan plan) throws IOException {
        everyone = DocSet.live(searcher);
        for (var criterion : plan.required()) {
            required.put(criterion, DocSet.matching(searcher, criterion.query()));
        }
        for (var assumption : plan.assumed()) {
            kept.put(assumption, DocSet.matching(searcher, assumption.criterion().query()));
        }
        relax();
        talents = common(null);
    }

    static Scope of(IndexSearcher searcher, Plan plan) throws IOException {
        return new Scope(searcher, plan);
    }

    /** Drops, one by one, the assumption without which most are left, the later in the text where two leave as many. */
    private void relax() {
        while (!kept.isEmpty() && common(null).isEmpty()) {
            var assumptions = List.copyOf(kept.keySet());
            var worst = IntStream.range(0, assumptions.size())
                    .boxed()
                    .max(Comparator.comparingInt((Integer i) -> common(assumptions.get(i)).count())
                            .thenComparing(Comparator.naturalOrder()))
                    .map(assumptions::get)
                    .orElseThrow();
            kept.remove(worst);
            dropped.add(worst);
        }
    }

    /** @param without a criterion or assumption that shall not count; null where all shall */
    private DocSet common(Object without) {
        var common = everyone.copy();
        required.forEach((criterion, set) -> narrow(common, set, criterion != without));
        kept.forEach((assumption, set) -> narrow(common, set, assumption != without));
        return common;
    }

    private static void narrow(DocSet common, DocSet set, boolean counts) {
        if (counts) {
            common.and(set);
        }
    }

    DocSet talents() {
        return talents;
    }

    boolean isEveryone() {
        return required.isEmpty() && kept.isEmpty();
    }

    boolean hasAssumptions() {
        return !kept.isEmpty();
    }

    List<Criterion> kept() {
        return kept.keySet().stream().map(Assumption::criterion).toList();
    }

    List<Criterion> dropped() {
        return dropped.stream().map(Assumption::criterion).toList();
    }

    /** How many talents there would be without each of the criteria that hold. */
    Map<Criterion, Integer> countsWithout() {
        var counts = new LinkedHashMap<Criterion, Integer>();
        required.keySet().forEach(criterion -> counts.put(criterion, common(criterion).count()));
        kept.keySet().forEach(assumption -> counts.put(assumption.criterion(), common(assumption).count()));
        return counts;
    }

    /** The interpretation as it was applied: a filter that was dropped only lifts, a dropped exclusion is none any more. */
    Interpretation applied(Interpretation interpretation) {
        if (dropped.isEmpty()) {
            return interpretation;
        }
        var lifting = dropped.stream().flatMap(assumption -> assumption.parts().stream()).toList();
        return new Interpretation(
                interpretation.language(),
                interpretation.understood().stream()
                        .filter(part -> part.effect() != Effect.EXCLUDE || !lifting.contains(part))
                        .map(part -> lifting.contains(part)
                                ? new Understood(part.field(), part.value(), part.text(), Effect.BOOST)
                                : part)
                        .toList());
    }
}
