package io.understudy.food.control.understanding;

import io.understudy.food.control.Pantry;
import io.understudy.food.control.Tsv;
import io.understudy.food.control.understanding.Concept.Kind;
import io.understudy.text.control.LightStem;
import io.understudy.text.control.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which words mean what. The longest run of words wins, and a word as it is written before its stem. */
public final class Vocabulary {

    private static final int LONGEST = 4;
    private static final Vocabulary STANDARD = new Vocabulary(Pantry.standard());

    private final Map<String, Set<Concept>> exact = new HashMap<>();
    private final Map<String, Set<Concept>> stems = new HashMap<>();

    private Vocabulary(Pantry pantry) {
        for (var ingredient : pantry.ingredients()) {
            var concept = new Concept(Kind.INGREDIENT, ingredient.name());
            add(ingredient.name(), concept);
            ingredient.names().forEach(name -> add(name, concept));
        }
        for (var row : Tsv.rows("words.tsv", 3)) {
            var kind = Kind.valueOf(row[0].toUpperCase(Locale.ROOT));
            for (var value : row[1].split("\\+")) {
                for (var name : Tsv.list(row[2])) add(name, new Concept(kind, value));
            }
        }
    }

    public static Vocabulary standard() {
        return STANDARD;
    }

    /** What the words from {@code from} on begin with, if it is anything known. */
    Optional<Mention> at(List<String> words, int from) {
        for (int length = Math.min(LONGEST, words.size() - from); length > 0; length--) {
            var concepts = of(words.subList(from, from + length));
            if (!concepts.isEmpty()) return Optional.of(new Mention(from, from + length, concepts));
        }
        return Optional.empty();
    }

    private Set<Concept> of(List<String> words) {
        var written = exact.get(String.join(" ", words));
        return written != null ? written : stems.getOrDefault(stem(words), Set.of());
    }

    /** Names of foods that are one or two slips of the pen away from a word that nobody knows. */
    Set<Concept> near(String word) {
        int slips = word.length() < 5 ? 0 : word.length() < 9 ? 1 : 2;
        var near = new TreeSet<Concept>();
        if (slips == 0) return near;
        exact.forEach((name, concepts) -> {
            boolean isNear = isNear(name, word, slips) || isNear(name, LightStem.of(word), slips);
            if (isNear) concepts.stream().filter(Concept::isFood).forEach(near::add);
        });
        return near;
    }

    private static boolean isNear(String name, String word, int slips) {
        boolean isComparable = name.charAt(0) == word.charAt(0) && Math.abs(name.length() - word.length()) <= slips;
        return isComparable && Slips.between(name, word) <= slips;
    }

    private void add(String name, Concept concept) {
        var words = Words.of(name);
        exact.computeIfAbsent(String.join(" ", words), n -> new TreeSet<>()).add(concept);
        var stem = stem(words);
        if (!name.startsWith("=") && !isGrammar(stem)) stems.computeIfAbsent(stem, n -> new TreeSet<>()).add(concept);
    }

    /** The stem of «ande», eggs, is «and». */
    private static boolean isGrammar(String stem) {
        return Grammar.AND.contains(stem) || Grammar.NO_NAMES.contains(stem) || Grammar.FILLERS.contains(stem) || Grammar.TRAILERS.contains(stem);
    }

    private static String stem(List<String> words) {
        return words.stream().map(LightStem::of).collect(Collectors.joining(" "));
    }
}
