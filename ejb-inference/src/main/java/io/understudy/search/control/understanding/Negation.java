package io.understudy.search.control.understanding;

import java.util.List;
import java.util.Set;

/**
 * Whether the words around a place take it back. English says so before ({@code not in Mumbai}), Hindi and Marathi mostly
 * after ({@code मुंबई में नहीं}, {@code मुंबई सोडून}).
 */
final class Negation {

    private static final Set<String> BEFORE =
            Set.of(
            "not", "no", "non", "except", "excluding", "without", "never", "neither", "nor", "minus", "besides", "बिना",
            "bina", "ना", "न");
    private static final Set<String> SMALL_BEFORE =
            Set.of(
            "in", "from", "at", "of", "a", "an", "the", "based", "living", "any", "for", "who", "are", "is", "speaking",
            "to", "or");
    private static final Set<String> AFTER = Set.of(
            "नहीं", "नही", "ना", "छोड़कर", "छोडकर", "अलावा", "सिवाय", "सिवा", "बगैर", "नाही", "नको", "नकोत", "नसलेला",
            "नसलेली", "नसलेले", "सोडून", "वगळून", "वगळता", "शिवाय", "व्यतिरिक्त", "nahi", "nahin", "nahee", "chhodkar",
            "chodkar", "alawa", "alava", "siva", "sivay", "bina", "nako", "sodun");
    private static final Set<String> SMALL_AFTER = Set.of(
            "में", "मे", "से", "के", "को", "का", "की", "भी", "वाले", "वाला", "वाली", "मध्ये", "च्या", "mein", "me",
            "men", "se", "ke", "ko", "ka", "ki", "wale", "wala", "wali");

    private Negation() {}

    static boolean reaches(Surroundings surroundings, int start, int end) {
        var before = surroundings.before(start);
        return takesBack(before, BEFORE, SMALL_BEFORE) && !onlyEmphasis(before)
                || otherThan(before)
                || takesBack(surroundings.after(end), AFTER, SMALL_AFTER);
    }

    /** The first word that is not a small one decides. */
    private static boolean takesBack(List<String> words, Set<String> negators, Set<String> small) {
        for (var word : words) {
            if (negators.contains(word)) {
                return true;
            }
            if (!small.contains(word)) {
                return false;
            }
        }
        return false;
    }

    /** {@code not only in Mumbai} takes nothing back; the word before counts as any other and ends the search. */
    private static boolean onlyEmphasis(List<String> before) {
        return before.contains("only") || before.contains("just");
    }

    private static boolean otherThan(List<String> before) {
        return before.size() > 1
                && (before.get(0).equals("than") && before.get(1).equals("other")
                        || before.get(0).equals("from") && before.get(1).equals("apart"));
    }
}
