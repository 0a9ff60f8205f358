package io.understudy.food.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The capability's own data: lines of fields between tabs; a line that begins with # is a comment. */
public final class Tsv {

    private Tsv() {}

    /** @param resource beside this class */
    public static List<String[]> rows(String resource, int fields) {
        return lines(resource).stream().filter(line -> !line.startsWith("#")).map(line -> fields(resource, line, fields)).toList();
    }

    static List<String> lines(String resource) {
        try (var stream = Tsv.class.getResourceAsStream(resource)) {
            if (stream == null) throw new IllegalStateException(resource + " is missing");
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names between commas; none where the field is a dash. */
    public static List<String> list(String field) {
        return field.equals("-") ? List.of() : List.of(field.split(","));
    }

    private static String[] fields(String resource, String line, int fields) {
        var parts = line.split("\t");
        if (parts.length != fields) throw new IllegalStateException(resource + " has a line of " + parts.length + " fields: " + line);
        return parts;
    }
}
