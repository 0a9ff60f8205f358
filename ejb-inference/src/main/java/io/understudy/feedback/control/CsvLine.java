package io.understudy.feedback.control;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A line of CSV by RFC 4180: fields with a comma, a quote or a line break stand in quotes, quotes in them are doubled, and
 * the line ends with CR LF. A spreadsheet takes a text that begins with {@code = + - @}, tab or line break for a formula,
 * which a user may have written to do harm: such a text gets an apostrophe before it, and so does one that begins with an
 * apostrophe. Who takes one apostrophe from the front of each text has the text as it was. Numbers stay as they are.
 */
public final class CsvLine {

    private static final String RISKY = "=+-@\t\r\n'";

    private CsvLine() {}

    /** @param fields null for an empty one */
    static String of(String... fields) {
        return Arrays.stream(fields).map(CsvLine::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String value) {
        if (value == null) return "";
        var safe = isRisky(value) ? "'" + value : value;
        boolean isPlain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return isPlain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean isRisky(String value) {
        return !value.isEmpty() && RISKY.indexOf(value.charAt(0)) >= 0 && !value.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?");
    }

    /** A text as it was before it was written, from what stands in the field. */
    public static String text(String field) {
        return field.startsWith("'") ? field.substring(1) : field;
    }
}
