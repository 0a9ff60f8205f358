package io.understudy.search.control.index;

import io.understudy.search.control.index.analysis.Word;
import java.util.List;

/** A sentence of a text, or the part of a long one around a place. */
record Passage(int start, int end) {

    private static final String SENTENCE_ENDS = ".!?।॥";
    /** Characters on either side of a match that a passage shows at most. */
    private static final int REACH = 150;

    /** @param shown where the passage before this one ended */
    static Passage around(String text, Word match, int shown) {
        int start = match.start();
        while (start > shown && !endsSentence(text, start - 1)
                && !(match.start() - start >= REACH && isSpace(text, start - 1))) {
            start--;
        }
        int end = match.end();
        while (end < text.length() && !endsSentence(text, end - 1)
                && !(end - match.end() >= REACH && isSpace(text, end))) {
            end++;
        }
        while (start < match.start() && isSpace(text, start)) {
            start++;
        }
        while (end > match.end() && isSpace(text, end - 1)) {
            end--;
        }
        return new Passage(start, end);
    }

    private static boolean endsSentence(String text, int at) {
        return text.charAt(at) == '\n'
                || SENTENCE_ENDS.indexOf(text.charAt(at)) >= 0 && (at + 1 == text.length() || isSpace(text, at + 1));
    }

    private static boolean isSpace(String text, int at) {
        return Character.isWhitespace(text.charAt(at));
    }

    /** @param matches words of this passage, in their order */
    String marked(String text, List<Word> matches) {
        var out = new StringBuilder(end - start + 32);
        int from = start;
        for (var match : matches) {
            escape(text, from, match.start(), out);
            out.append("<em>");
            escape(text, match.start(), match.end(), out);
            out.append("</em>");
            from = match.end();
        }
        escape(text, from, end, out);
        return out.toString();
    }

    private static void escape(String text, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
