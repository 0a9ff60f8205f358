package io.understudy.search.control.understanding;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the words around a place say against it. English says so before ({@code not in Mumbai}), Hindi and Marathi mostly
 * after ({@code मुंबई में नहीं}, {@code मुंबई सोडून}).
 */
enum Negation {
    NONE,
    /** It need not be so: {@code Hindi not required}. */
    WAIVED,
    /** It must not be so. */
    DENIED;

    private static final Set<String> BEFORE = Set.of(
            "not", "no", "non", "except", "excluding", "without", "never", "neither", "nor", "minus", "besides", "cannot", "outside", "nobody", "none", "बिना",
            "bina", "ना", "न",
            // what is left of don't and isn't
            "t");
    private static final Set<String> SMALL_BEFORE = Set.of(
            "in", "from", "at", "of", "a", "an", "the", "be", "based", "living", "live", "lives", "any", "for", "who", "are", "is",
            "speaking", "speak", "speaks", "know", "knows", "knowing", "fluent", "work", "works", "working", "do", "does", "play",
            "plays", "to", "or", "one", "anyone", "anybody", "someone", "somebody", "people", "those", "want", "wants");
    private static final Set<String> AFTER = Set.of(
            "नहीं", "नही", "ना", "न", "छोड़कर", "छोडकर", "अलावा", "सिवाय", "सिवा", "बगैर", "नाही", "नाहीत", "नको", "नकोत", "नसलेला",
            "नसलेली", "नसलेले", "नसणारा", "नसणारी", "नसणारे", "सोडून", "वगळून", "वगळता", "शिवाय", "व्यतिरिक्त", "nahi", "nahin", "nahee",
            "chhodkar", "chodkar", "alawa", "alava", "siva", "sivay", "bina", "nako", "nahit", "sodun", "excluded", "बाहर", "bahar",
            "baahar", "बाहेर", "बाहेरचा", "बाहेरची", "बाहेरचे", "बाहेरच्या", "बाहेरील", "baher");
    private static final Set<String> SMALL_AFTER = Set.of(
            "में", "मे", "से", "के", "को", "का", "की", "भी", "वाले", "वाला", "वाली", "रहने", "रहता", "रहती", "रहते", "बोलता", "बोलती",
            "बोलते", "आती", "आना", "जानता", "जानती", "मध्ये", "च्या", "राहत", "राहणारा", "राहणारी", "राहणारे", "बोलत", "येत", "येणे", "mein",
            "me", "men", "se", "ke", "ko", "ka", "ki", "wale", "wala", "wali", "rehne", "rehta", "rehti", "rehte", "rahta",
            "rahti", "bolta", "bolti", "bolte", "aati", "aana", "is", "are");
    private static final Set<String> WAIVERS = Set.of(
            "need", "needed", "necessary", "necessarily", "required", "requirement", "mandatory", "compulsory", "essential", "must",
            "matter", "ज़रूरी", "जरूरी", "ज़रूरत", "जरूरत", "आवश्यक", "आवश्यकता", "अनिवार्य", "गरज", "गरजेचे", "zaroori", "zaruri", "jaruri",
            "jaroori", "zarurat", "jarurat");
    private static final Set<String> ENGLISH_NOT = Set.of("not", "t");
    private static final Set<String> ENGLISH_VERBS = Set.of("is", "are", "isn", "aren", "does", "doesn", "need", "needn");

    private static final Set<String> PLACING = Set.of("in", "from", "at", "of", "the");
    private static final Set<String> ALL =
            Set.of("anywhere", "everywhere", "anyone", "anybody", "everyone", "everybody", "anything", "all", "any", "nothing");
    private static final Set<String> JOURNEYS = Set.of("travel", "travels", "traveling", "travelling", "go", "move", "relocate", "tour");
    private static final Pattern WRITTEN_ON =
            Pattern.compile("[\\p{L}\\p{M}]+(?:बाहेर(?:चा|ची|चे|च्या|ील)?|व्यतिरिक्त|शिवाय|खेरीज)");

    /** So many words after a place may still waive what was denied before it: {@code no dance experience needed}. */
    private static final int WAIVED_WITHIN = 3;

    static Negation of(Surroundings surroundings, int start, int end) {
        var before = surroundings.before(start);
        var after = surroundings.after(end);
        if (isJourney(before)) {
            return WAIVED;
        }
        int denied = negator(before, BEFORE, SMALL_BEFORE);
        if (denied >= 0) {
            return isWaived(before, denied) || hasWaiver(after, WAIVED_WITHIN) ? WAIVED : DENIED;
        }
        if (otherThan(before)) {
            return DENIED;
        }
        int deniedAfter = negator(after, AFTER, SMALL_AFTER);
        if (deniedAfter >= 0) {
            return hasWaiver(after, deniedAfter + 2) ? WAIVED : DENIED;
        }
        int english = negator(after, ENGLISH_NOT, ENGLISH_VERBS);
        return english >= 0 && isWaiver(after.subList(english + 1, after.size())) ? WAIVED : NONE;
    }

    /** Index of the negator that the small words, and words that waive, lead to; −1 where another word comes first. */
    private static int negator(List<String> words, Set<String> negators, Set<String> small) {
        for (int i = 0; i < words.size(); i++) {
            if (negators.contains(words.get(i))) {
                return i;
            }
            if (!small.contains(words.get(i)) && !WAIVERS.contains(words.get(i))) {
                return -1;
            }
        }
        return -1;
    }

    /** {@code Hindi not needed}, but {@code the actor does not need Hindi}. */
    private static boolean isWaiver(List<String> words) {
        return hasWaiver(words, 1) && !words.getFirst().equals("necessarily") && !(words.getFirst().equals("need") && words.size() > 1);
    }

    private static boolean hasWaiver(List<String> words, int first) {
        return words.stream().limit(first).anyMatch(WAIVERS::contains);
    }

    /** {@code need not be in}, but not {@code I need no}. */
    private static boolean isWaived(List<String> before, int negator) {
        return hasWaiver(before, negator)
                || before.get(negator).equals("not") && negator + 1 < before.size() && before.get(negator + 1).equals("need");
    }

    /** {@code other than}, {@code apart from}, {@code anywhere but in}. */
    private static boolean otherThan(List<String> words) {
        var before = words.stream().dropWhile(PLACING::contains).toList();
        return before.size() > 1
                && (before.get(0).equals("than") && before.get(1).equals("other") || before.get(0).equals("but") && ALL.contains(before.get(1)))
                || !before.isEmpty() && before.getFirst().equals("apart");
    }

    /** Who is willing to travel outside Mumbai may well live there. */
    private static boolean isJourney(List<String> before) {
        var words = before.stream().dropWhile(PLACING::contains).toList();
        return words.size() > 1 && words.get(0).equals("outside") && JOURNEYS.contains(words.get(1));
    }

    /** Marathi writes it onto the word: {@code मुंबईबाहेरील}. */
    static boolean isWrittenOn(String word) {
        return WRITTEN_ON.matcher(word).matches();
    }
}
