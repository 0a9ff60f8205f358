package io.understudy.text.control;

/**
 * Devanagari to Latin letters, and a key under which spellings of one word meet. Pure functions; they know nothing of
 * any vocabulary.
 */
public final class Transliteration {

    private Transliteration() {}

    /**
     * Readable Latin for what is written in Devanagari ({@code मुंबई} → {@code mumbai}, {@code बोलने} →
     * {@code bolne}), digits included; everything else is left as it is. Long and short vowels share a letter.
     */
    public static String latin(String text) {
        if (!hasDevanagari(text)) {
            return text;
        }
        var out = new StringBuilder(text.length() * 2);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Devanagari.isDigit(c)) {
                out.append((char) ('0' + c - Devanagari.ZERO));
                i++;
            } else if (Devanagari.isLetter(c)) {
                int end = i;
                while (end < text.length() && Devanagari.isLetterOrJoiner(text.charAt(end))) {
                    end++;
                }
                out.append(DevanagariWord.latin(text, i, end));
                i = end;
            } else {
                out.append(Devanagari.isDanda(c) ? '.' : c);
                i++;
            }
        }
        return out.toString();
    }

    /**
     * A key that spellings of one word share: {@code डांसर}, {@code dancer} and {@code dansar} are all {@code dansr}.
     * It merges aspirates with their plain sounds, long with short vowels, e with i and o with u, s with z and sh, v with
     * w, drops doubled letters, and every a after the first vowel. A token with other signs than letters is returned
     * in lower case.
     */
    public static String phonetic(String token) {
        return PhoneticKey.of(latin(token));
    }

    public static boolean hasDevanagari(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Devanagari.isInBlock(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
