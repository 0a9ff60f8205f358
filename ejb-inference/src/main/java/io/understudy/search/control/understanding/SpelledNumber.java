package io.understudy.search.control.understanding;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers in English words where years are counted: {@code twenty five year old}, {@code ten years of experience}. */
final class SpelledNumber {

    private static final List<String> SMALL = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
            "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");
    private static final List<String> TENS = List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private static final String WORDS = "(?:(?<tens>" + String.join("|", TENS) + ")(?:[ -](?<units>" + String.join("|", SMALL.subList(1, 10))
            + "))?|(?<small>" + String.join("|", SMALL.subList(1, 20)) + "))";
    private static final Pattern COUNTED = Pattern.compile("\\b" + WORDS + "(?=[ -](?:years?|yrs?)[ -](?:old|of|(?:\\p{L}+ )?experience)\\b)", Pattern.CASE_INSENSITIVE);

    private SpelledNumber() {}

    /** The query with those words in digits. It keeps its length, so that every place in it stays where it is. */
    static String inDigits(String query) {
        return COUNTED.matcher(query).replaceAll(found -> padded(value((Matcher) found), found.group().length()));
    }

    private static int value(Matcher found) {
        if (found.group("small") != null) {
            return value(SMALL, found.group("small"));
        }
        var units = found.group("units");
        return 20 + 10 * value(TENS, found.group("tens")) + (units == null ? 0 : value(SMALL, units));
    }

    private static int value(List<String> words, String word) {
        return words.indexOf(word.toLowerCase(Locale.ROOT));
    }

    private static String padded(int value, int length) {
        return String.format(Locale.ROOT, "%-" + length + "d", value);
    }
}
