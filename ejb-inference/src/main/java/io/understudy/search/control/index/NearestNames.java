package io.understudy.search.control.index;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Concept;
import io.understudy.search.control.lexicon.Lexicon;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lexicon's names that are spelt almost like a given text. */
final class NearestNames {

    private static final int MOST = 3;

    private final Lexicon lexicon;

    NearestNames(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    private record Near(String name, int distance) {}

    /** At most three, the nearest first; empty where nothing is near. */
    List<String> of(String text, Field... fields) {
        var folded = Codes.folded(text);
        return Stream.of(fields)
                .flatMap(field -> lexicon.concepts(field).stream())
                .flatMap(concept -> names(concept))
                .collect(Collectors.toMap(Codes::folded, name -> name, (name, inOtherCase) -> name, LinkedHashMap::new))
                .entrySet().stream()
                .map(name -> new Near(name.getValue(), distance(folded, name.getKey())))
                .filter(near -> near.distance() <= Math.max(1, folded.length() / 3))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(MOST)
                .map(Near::name)
                .toList();
    }

    private static Stream<String> names(Concept concept) {
        return Concept.LANGUAGES.stream().map(concept::forms).flatMap(Collection::stream);
    }

    /** Levenshtein's, over chars. */
    static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
