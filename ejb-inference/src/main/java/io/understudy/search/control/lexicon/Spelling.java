package io.understudy.search.control.lexicon;

import io.understudy.text.control.Transliteration;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The one spelling under which equal words are compared: lower case, no accents; in Devanagari no nukta, no joiners,
 * nasals before a stop as anusvara ({@code हिन्दी} is {@code हिंदी}), short i and u for long ones, as writers mix them.
 */
final class Spelling {

    private static final String STOPS = "कखगघचछजझटठडढतथदधपफबभ";

    private Spelling() {}

    static String normal(String word) {
        if (Transliteration.hasDevanagari(word)) {
            return devanagari(word);
        }
        var lower = word.toLowerCase(Locale.ROOT);
        return isAscii(lower) ? lower : Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static String devanagari(String word) {
        var out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            switch (c) {
                case '़', '\u200C', '\u200D' -> {}
                case 'ँ' -> out.append('ं');
                case 'ी' -> out.append('ि');
                case 'ू' -> out.append('ु');
                case 'ई' -> out.append('इ');
                case 'ऊ' -> out.append('उ');
                case '\u0929', '\u0931', '\u0934' -> out.append((char) (c - 1));
                case '\u0958', '\u0959', '\u095A', '\u095B', '\u095C', '\u095D', '\u095E', '\u095F' ->
                    out.append("कखगजडढफय".charAt(c - '\u0958'));
                default -> {
                    if (isNasalBeforeStop(word, i)) {
                        out.append('ं');
                        i++;
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    private static boolean isNasalBeforeStop(String word, int i) {
        return "नमङञण".indexOf(word.charAt(i)) >= 0 && i + 2 < word.length() && word.charAt(i + 1) == '्'
                && STOPS.indexOf(word.charAt(i + 2)) >= 0;
    }
}
