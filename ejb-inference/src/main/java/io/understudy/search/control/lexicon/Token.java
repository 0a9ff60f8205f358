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
 * @param clause number of the clause it stands in; a phrase never reaches over a comma or a full stop
 */
public record Token(String word, int start, int end, int clause) {

    public static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        int clause = 0;
        int i = 0;
        while (i < text.length()) {
            int start = i;
            while (i < text.length() && isPart(text.charAt(i))) {
                i++;
            }
            if (i > start) {
                tokens.add(new Token(text.substring(start, i), start, i, clause));
            } else {
                clause += ",.;:!?।॥\n".indexOf(text.charAt(i)) < 0 ? 0 : 1;
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
