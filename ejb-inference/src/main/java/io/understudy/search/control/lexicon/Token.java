package io.understudy.search.control.lexicon;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of letters, vowel signs and digits. Devanagari vowel signs and joiners are marks, not letters, and belong to
 * the word they stand in.
 *
 * @param word the run as written
 * @param start index of its first character in the text
 * @param end index after its last character
 */
public record Token(String word, int start, int end) {

    public static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        int i = 0;
        while (i < text.length()) {
            int start = i;
            while (i < text.length() && isPart(text.charAt(i))) {
                i++;
            }
            if (i > start) {
                tokens.add(new Token(text.substring(start, i), start, i));
            } else {
                i++;
            }
        }
        return tokens;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> c == '\u200C' || c == '\u200D' || Character.isSurrogate(c);
        };
    }
}
