package io.understudy.text.control;

import java.util.List;

/**
 * Cuts the endings that inflect a word without changing what it names. For Hindi after Ramanathan and Rao, «A Lightweight
 * Stemmer for Hindi» (2003), with Marathi case endings added; for English plurals and the common verb endings only.
 */
public final class LightStem {

    /** Longest first, so that the first that fits is the right one. */
    private static final List<String> DEVANAGARI = List.of(
            "ियों", "ाओं", "ांना", "ांचा", "ांची", "ांचे", "ांनी", "ांमध्ये", "ामध्ये", "ियां", "ियाँ", "तील", "ातील", "ासाठी", "साठी", "च्या", "ाच्या",
            "ाला", "ाने", "ीला", "ीने", "ाचा", "ाची", "ाचे", "ओं", "ों", "ें", "ाई", "ीय", "ाएं", "ात", "ती", "ता", "ते", "ना", "नी", "ने", "ी",
            "ा", "े", "ो", "ि", "ु", "ू", "ं")
            .stream().sorted((a, b) -> b.length() - a.length()).toList();

    /** Written or left out as one likes. */
    private static final String NUKTA = "\u093c";

    private static final int DEVANAGARI_STEM = 2;
    private static final int LATIN_STEM = 3;

    private LightStem() {}

    public static String of(String word) {
        return isDevanagari(word) ? devanagari(word.replace(NUKTA, "")) : latin(word);
    }

    private static boolean isDevanagari(String word) {
        return Character.UnicodeBlock.of(word.charAt(0)) == Character.UnicodeBlock.DEVANAGARI;
    }

    private static String devanagari(String word) {
        for (var ending : DEVANAGARI) {
            if (word.endsWith(ending) && word.length() - ending.length() >= DEVANAGARI_STEM) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    private static String latin(String word) {
        if (word.endsWith("ies") && word.length() > LATIN_STEM + 1) return word.substring(0, word.length() - 3) + "y";
        if (word.endsWith("sses")) return word.substring(0, word.length() - 2);
        var stem = word;
        if (stem.endsWith("s") && !stem.endsWith("ss") && !stem.endsWith("us")) stem = cut(stem, 1);
        if (stem.endsWith("ing")) stem = undouble(cut(stem, 3), stem);
        else if (stem.endsWith("ed")) stem = undouble(cut(stem, 2), stem);
        return stem.endsWith("e") ? cut(stem, 1) : stem;
    }

    private static String cut(String word, int letters) {
        return word.length() - letters >= LATIN_STEM ? word.substring(0, word.length() - letters) : word;
    }

    private static String undouble(String stem, String before) {
        int end = stem.length() - 1;
        boolean doubled = !stem.equals(before) && end > 1 && stem.charAt(end) == stem.charAt(end - 1)
                && "lsz".indexOf(stem.charAt(end)) < 0;
        return doubled ? stem.substring(0, end) : stem;
    }
}
