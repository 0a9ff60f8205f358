package io.understudy.search.control.understanding;

import io.understudy.search.control.lexicon.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words around a place of a query, in lower case, as far as the clause goes. */
final class Surroundings {

    private final List<Token> tokens;
    private final List<String> words;

    Surroundings(String query) {
        tokens = Token.of(query);
        words = tokens.stream().map(token -> token.word().toLowerCase(Locale.ROOT)).toList();
    }

    /** The nearest first. */
    List<String> before(int start) {
        int at = firstFrom(start);
        var before = new ArrayList<String>();
        for (int i = at - 1; i >= 0 && at < tokens.size() && tokens.get(i).clause() == tokens.get(at).clause(); i--) {
            before.add(words.get(i));
        }
        return before;
    }

    /** The nearest first. */
    List<String> after(int end) {
        int at = firstFrom(end);
        int last = at;
        while (at > 0 && last < tokens.size() && tokens.get(last).clause() == tokens.get(at - 1).clause()) {
            last++;
        }
        return words.subList(at, last);
    }

    private int firstFrom(int place) {
        int at = 0;
        while (at < tokens.size() && tokens.get(at).start() < place) {
            at++;
        }
        return at;
    }

    List<String> words() {
        return words;
    }
}
