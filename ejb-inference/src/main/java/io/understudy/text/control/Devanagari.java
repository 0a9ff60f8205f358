package io.understudy.text.control;

/** The signs of the Devanagari block (U+0900 to U+097F) and their usual Latin letters. */
final class Devanagari {

    static final char ZERO = '०';
    static final char VIRAMA = '्';
    static final char NUKTA = '़';
    static final char ANUSVARA = 'ं';
    static final char CANDRABINDU = 'ँ';

    private static final int START = 0x0900;
    private static final String[] CONSONANTS = new String[128];
    private static final String[] VOWELS = new String[128];
    private static final String[] SIGNS = new String[128];

    static {
        fill(CONSONANTS, "क k ख kh ग g घ gh ङ n च ch छ chh ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t थ th द d ध dh न n ऩ n "
                + "प p फ ph ब b भ bh म m य y र r ऱ r ल l ळ l ऴ l व v श sh ष sh स s ह h "
                + "क़ q ख़ kh ग़ gh ज़ z ड़ d ढ़ dh फ़ f य़ y");
        fill(VOWELS, "अ a आ a इ i ई i उ u ऊ u ऋ ri ॠ ri ऌ li ए e ऐ ai ओ o औ au ऑ o ऒ o ऍ e ऎ e ॲ a ॐ om");
        fill(SIGNS, "ा a ि i ी i ु u ू u ृ ri ॄ ri े e ै ai ो o ौ au ॉ o ॊ o ॅ e ॆ e");
    }

    private Devanagari() {}

    private static void fill(String[] table, String pairs) {
        var words = pairs.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            table[(words[i].length() == 2 ? composed(words[i].charAt(0)) : words[i].charAt(0)) - START] = words[i + 1];
        }
    }

    /** The letter of the block that stands for this one with a nukta, or the letter itself where there is none. */
    static char composed(char consonant) {
        return switch (consonant) {
            case 'क' -> '\u0958';
            case 'ख' -> '\u0959';
            case 'ग' -> '\u095A';
            case 'ज' -> '\u095B';
            case 'ड' -> '\u095C';
            case 'ढ' -> '\u095D';
            case 'फ' -> '\u095E';
            case 'य' -> '\u095F';
            default -> consonant;
        };
    }

    static boolean isInBlock(char c) {
        return c >= 0x0900 && c <= 0x097F;
    }

    static boolean isDigit(char c) {
        return c >= ZERO && c <= '९';
    }

    static boolean isDanda(char c) {
        return c == '।' || c == '॥';
    }

    static boolean isLetter(char c) {
        return isInBlock(c) && !isDigit(c) && !isDanda(c) && c != '॰';
    }

    /** Zero-width joiners stand inside words and are not sounds. */
    static boolean isLetterOrJoiner(char c) {
        return isLetter(c) || c == '\u200C' || c == '\u200D';
    }

    /** @return the consonant's letters without a vowel, or null where this is no consonant */
    static String consonant(char c) {
        return isInBlock(c) ? CONSONANTS[c - START] : null;
    }

    /** @return the letters of a vowel that stands for itself, or null */
    static String vowel(char c) {
        return isInBlock(c) ? VOWELS[c - START] : null;
    }

    /** @return the letters of a vowel sign written on a consonant, or null */
    static String sign(char c) {
        return isInBlock(c) ? SIGNS[c - START] : null;
    }
}
