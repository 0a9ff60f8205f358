package io.understudy.search.control.lexicon;

import io.understudy.text.control.Transliteration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The dictionary words that an inflected one may come from: {@code मुंबईत}, {@code पुण्यातील}, {@code मालिकेसाठी},
 * {@code कलाकारों}, {@code dancers}. It proposes, the lexicon decides: a proposal counts only where it is a known word.
 */
final class Inflection {

    private static final int SHORTEST = 3;

    /** Marathi postpositions are written onto the word. */
    private static final List<String> POSTPOSITIONS = spelt(
            "मध्ये मधील मधले मधला मधली मधल्या मधून तील तला तली तले तल्या साठी कडे कडून पासून पर्यंत वरील वर ला ना ने नी शी "
                    + "चा ची चे च्या बाहेर बाहेरील बाहेरचा बाहेरची बाहेरचे बाहेरच्या व्यतिरिक्त शिवाय खेरीज हून सारखा सारखी सारखे त");

    private static final List<String> LATIN_PLURALS = List.of("iyon", "iyan", "on");

    private Inflection() {}

    /** @param word in the spelling of {@link Spelling#normal} */
    static Set<String> candidates(String word) {
        var candidates = new LinkedHashSet<String>();
        candidates.add(word);
        if (Transliteration.hasDevanagari(word)) {
            addBases(word, candidates);
            addBases(stem(word), candidates);
        } else {
            addLatin(word, candidates);
        }
        return candidates;
    }

    private static List<String> spelt(String words) {
        return Stream.of(words.split(" "))
                .map(Spelling::normal)
                .sorted((a, b) -> b.length() - a.length())
                .toList();
    }

    /** @return the word without its postposition; itself where it has none */
    static String stem(String word) {
        for (var suffix : POSTPOSITIONS) {
            if (word.length() - suffix.length() >= SHORTEST && word.endsWith(suffix)) {
                return word.substring(0, word.length() - suffix.length());
            }
        }
        return word;
    }

    /** Undoes the oblique case and the plural of both languages; i and u are short here, see {@link Spelling}. */
    private static void addBases(String word, Set<String> out) {
        out.add(word);
        replace(word, "ियों", out, "ि");
        replace(word, "ियां", out, "ि");
        replace(word, "ओं", out, "");
        replace(word, "एं", out, "");
        replace(word, "ें", out, "");
        replace(word, "ों", out, "", "ा");
        replace(word, "्यां", out, "ा", "े", "");
        replace(word, "ां", out, "", "ा");
        replace(word, "्या", out, "ा", "े", "");
        replace(word, "ा", out, "");
        replace(word, "े", out, "ा", "");
    }

    private static void replace(String word, String ending, Set<String> out, String... endings) {
        if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST - 1) {
            var stem = word.substring(0, word.length() - ending.length());
            for (var other : endings) {
                out.add(stem + other);
            }
        }
    }

    private static void addLatin(String word, Set<String> out) {
        replace(word, "men", out, "man");
        replace(word, "ies", out, "y");
        replace(word, "es", out, "");
        if (!word.endsWith("ss")) {
            replace(word, "s", out, "");
        }
        for (var plural : LATIN_PLURALS) {
            if (word.length() > plural.length() + SHORTEST) {
                replace(word, plural, out, plural.startsWith("i") ? "i" : "");
            }
        }
    }
}
