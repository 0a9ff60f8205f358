package io.understudy.search.control.training;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Concept;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Makes texts such as people type from facts of a profile: one to four facts, each in a random synonym, in one of the four
 * language forms, sometimes with a word of another.
 */
final class QueryRenderer {

    /** How often each kind of fact is asked for, out of 100. */
    private static final Map<Field, Integer> ASKED = new EnumMap<>(Map.of(
            Field.SKILL, 75, Field.LOCATION, 45, Field.LANGUAGE, 30, Field.GENDER, 20, Field.LEVEL, 15, Field.DIALECT, 12,
            Field.INDUSTRY, 20, Field.GENRE, 22, Field.FORMAT, 22));

    private static final int MOST = 4;
    /** Out of 100. */
    private static final int FOREIGN_WORD = 12;

    private final QueryPatterns patterns = new QueryPatterns();
    private final SplittableRandom random;

    QueryRenderer(SplittableRandom random) {
        this.random = random;
    }

    record Rendered(String text, Set<String> wanted) {}

    /** @param facts of one profile; not empty */
    Rendered render(List<Concept> facts) {
        var chosen = choose(facts);
        var language = pick(Concept.LANGUAGES);
        var parts = new ArrayList<String>();
        for (var concept : chosen) {
            var spoken = random.nextInt(100) < FOREIGN_WORD ? pick(Concept.LANGUAGES) : language;
            parts.add(patterns.wrap(concept, pick(concept.forms(spoken)), language, random));
        }
        parts.add(language.equals("en") ? 0 : parts.size(), patterns.wanted(language, random));
        var wanted = chosen.stream().map(ProfileFacts::key).collect(Collectors.toUnmodifiableSet());
        return new Rendered(String.join(" ", parts).strip(), wanted);
    }

    /** At most one fact a field, so that the query stays one that a person may have. */
    private List<Concept> choose(List<Concept> facts) {
        var byField = facts.stream().collect(Collectors.groupingBy(Concept::field, () -> new EnumMap<>(Field.class), Collectors.toList()));
        var chosen = new ArrayList<Concept>();
        byField.forEach((field, concepts) -> {
            if (random.nextInt(100) < ASKED.getOrDefault(field, 0)) chosen.add(pick(concepts));
        });
        if (chosen.isEmpty()) chosen.add(pick(facts));
        while (chosen.size() > MOST) chosen.remove(random.nextInt(chosen.size()));
        for (int i = chosen.size() - 1; i > 0; i--) chosen.set(i, chosen.set(random.nextInt(i + 1), chosen.get(i)));
        return chosen;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
