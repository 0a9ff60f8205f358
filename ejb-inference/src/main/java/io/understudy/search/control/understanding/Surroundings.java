package io.understudy.search.control.understanding;

import io.understudy.search.control.lexicon.Token;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The words around a place of a query, in lower case, as far as the clause goes. */
final class Surroundings {

    private final List<Token> tokens;

    Surroundings(String query) {
        tokens = Token.of(query);
    }

    /** The nearest first. */
    List<String> before(int start) {
        int at = (int) tokens.stream().takeWhile(token -> token.start() < start).count();
        return at == tokens.size()
                ? List.of()
                : IntStream.iterate(at - 1, i -> i >= 0, i -> i - 1)
                        .mapToObj(tokens::get)
                        .takeWhile(token -> token.clause() == tokens.get(at).clause())
                        .map(Surroundings::word)
                        .toList();
    }

    /** The nearest first. */
    List<String> after(int end) {
        int at = (int) tokens.stream().takeWhile(token -> token.start() < end).count();
        return at == 0
                ? List.of()
                : tokens.stream()
                        .skip(at)
                        .takeWhile(token -> token.clause() == tokens.get(at - 1).clause())
                        .map(Surroundings::word)
                        .toList();
    }

    List<String> words() {
        return tokens.stream().map(Surroundings::word).toList();
    }

    private static String word(Token token) {
        return token.word().toLowerCase(Locale.ROOT);
    }
}
