package io.understudy.search.control.index.analysis;

import java.util.List;

/**
 * A light stemmer for Marathi: takes one case ending or postposition off, then the vowel sign that the noun carries
 * before it, so that {@code नाटक}, {@code नाटकात} and {@code नाटकांमध्ये} meet. A stem keeps at least three letters and
 * signs; the vowel signs inside it stay as they are.
 */
final class MarathiStemmer {

    private static final int SHORTEST = 3;

    /** Longest first among those with a common end. */
    private static final List<String> ENDINGS = List.of(
            "प्रमाणे", "पर्यंत", "विषयी", "बरोबर", "पासून", "मधील", "मधून", "मध्ये", "साठी", "सोबत", "कडून", "वरून", "वरील",
            "बद्दल", "च्या", "तील", "तून", "कडे", "हून", "चा", "ची", "चे", "ला", "ना", "ने", "नी", "शी");

    private static final List<String> VOWELS = List.of("्यां", "्या", "ां", "ीं", "ा", "ि", "ी", "ु", "ू", "े", "ो");

    private MarathiStemmer() {}

    static String stem(String word) {
        var plain = plain(word);
        return withoutVowel(withoutEnding(plain));
    }

    /** One spelling for letters that are written in several ways. */
    private static String plain(String word) {
        var out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            switch (c) {
                case '\u093C', '\u200C', '\u200D' -> {}
                case '\u0901' -> out.append('\u0902');
                case '\u095B' -> out.append('\u091C');
                case '\u095C' -> out.append('\u0921');
                case '\u095D' -> out.append('\u0922');
                case '\u095E' -> out.append('\u092B');
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private static String withoutEnding(String word) {
        for (var ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return isLocative(word) ? word.substring(0, word.length() - 1) : word;
    }

    /** {@code मुंबईत}, {@code पुण्यात}, {@code मराठीत}; but not {@code संगीत}, whose त is its own. */
    private static boolean isLocative(String word) {
        int length = word.length();
        if (length <= SHORTEST || word.charAt(length - 1) != 'त') {
            return false;
        }
        return switch (word.charAt(length - 2)) {
            case 'ा', 'े', 'ई', 'ू', 'ं' -> true;
            case 'ी' -> length > 5;
            default -> false;
        };
    }

    private static String withoutVowel(String word) {
        for (var vowel : VOWELS) {
            if (word.endsWith(vowel) && word.length() - vowel.length() >= SHORTEST) {
                return word.substring(0, word.length() - vowel.length());
            }
        }
        return word;
    }
}
