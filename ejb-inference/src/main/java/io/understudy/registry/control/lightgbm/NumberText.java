package io.understudy.registry.control.lightgbm;

import io.understudy.failure.entity.DomainException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Numbers with spaces between them, read one by one and strictly. */
final class NumberText {

    private static final int MAX_LENGTH = 40;
    private static final int MAX_DIGITS = 18;

    private final byte[] text;
    private final int end;
    private final Function<String, DomainException> refusal;
    private int position;

    NumberText(Slice slice, Function<String, DomainException> refusal) {
        this.text = slice.text();
        this.position = slice.from();
        this.end = slice.to();
        this.refusal = refusal;
    }

    /** How many numbers there can be at most. */
    int most() {
        return (end - position + 1) / 2;
    }

    long integer(long min, long max) {
        var token = token();
        var negative = text[token.from()] == '-';
        var first = token.from() + (negative ? 1 : 0);
        if (first == token.to() || token.to() - first > MAX_DIGITS) throw refused(token, "no whole number");
        var value = 0L;
        for (var i = first; i < token.to(); i++) {
            if (text[i] < '0' || text[i] > '9') throw refused(token, "no whole number");
            value = 10 * value + text[i] - '0';
        }
        value = negative ? -value : value;
        if (value < min || value > max) throw refused(token, "not between " + min + " and " + max);
        return value;
    }

    /** Finite and correctly rounded. */
    double real() {
        var token = token();
        for (var i = token.from(); i < token.to(); i++) {
            if ("0123456789-+.eE".indexOf(text[i]) < 0) throw refused(token, "no finite number");
        }
        try {
            var value = Double.parseDouble(new String(text, token.from(), token.to() - token.from(), StandardCharsets.ISO_8859_1));
            if (Double.isFinite(value)) return value;
        } catch (NumberFormatException e) {
            // told below, as for an infinite one
        }
        throw refused(token, "no finite number");
    }

    void requireEnd(int count) {
        skipSpaces();
        if (position < end) throw refusal.apply("has more than " + count + " values");
    }

    private Slice token() {
        skipSpaces();
        var from = position;
        while (position < end && text[position] != ' ') position++;
        if (position == from) throw refusal.apply("has too few values");
        var token = new Slice(text, from, position);
        if (position - from > MAX_LENGTH) throw refused(token, "no number");
        return token;
    }

    private void skipSpaces() {
        while (position < end && text[position] == ' ') position++;
    }

    private DomainException refused(Slice token, String what) {
        return refusal.apply("is '" + token.shown() + "', " + what);
    }
}
