package io.understudy.registry.control.lightgbm;

import io.understudy.failure.entity.DomainException;
import java.util.HashMap;
import java.util.Map;

/** The lines {@code key=value} of the header or of one tree; a line without '=' is a key alone. */
final class Section {

    private static final int MAX_KEYS = 100;
    private static final int MAX_KEY_LENGTH = 60;

    private final String field;
    private final String name;
    private final Map<String, Slice> values = new HashMap<>();

    Section(String field, String name) {
        this.field = field;
        this.name = name;
    }

    void add(Slice line) {
        if (line.isEmpty()) return;
        var equals = line.indexOf('=');
        var key = equals < 0 ? line : new Slice(line.text(), line.from(), equals);
        var value = new Slice(line.text(), equals < 0 ? line.to() : equals + 1, line.to());
        if (key.to() - key.from() > MAX_KEY_LENGTH) throw refused("has the line '" + line.shown() + "', which is none of a LightGBM model");
        if (values.putIfAbsent(key.string(), value) != null) throw refused("has " + key.shown() + " twice");
        if (values.size() > MAX_KEYS) throw refused("has more than " + MAX_KEYS + " different lines");
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value as it stands, or an empty text. */
    String text(String key) {
        return has(key) ? values.get(key).string() : "";
    }

    int number(String key, int min, int max) {
        return integers(key, 1, min, max)[0];
    }

    /** Exactly {@code count} whole numbers within bounds. */
    int[] integers(String key, int count, long min, long max) {
        var in = numbers(key);
        var result = new int[fitting(key, in, count)];
        for (var i = 0; i < count; i++) result[i] = (int) in.integer(min, max);
        in.requireEnd(count);
        return result;
    }

    /** Exactly {@code count} finite numbers. */
    double[] doubles(String key, int count) {
        var in = numbers(key);
        var result = new double[fitting(key, in, count)];
        for (var i = 0; i < count; i++) result[i] = in.real();
        in.requireEnd(count);
        return result;
    }

    /** Nothing is allocated for numbers that the text cannot hold: each needs a digit and a space. */
    private int fitting(String key, NumberText in, int count) {
        if (count > in.most()) throw refused("has fewer than the " + count + " values of " + key + " that it should have");
        return count;
    }

    private NumberText numbers(String key) {
        if (!has(key)) throw refused("has no " + key);
        return new NumberText(values.get(key), reason -> refused("has a " + key + " that " + reason));
    }

    DomainException refused(String reason) {
        return DomainException.invalid(field, name + " " + reason);
    }
}
