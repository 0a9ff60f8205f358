package io.understudy.search.control.understanding;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * A number or a range in a query with the hints around it.
 *
 * @param start index of its first character, hints before it included
 * @param end index after its last character, hints after it included
 * @param low the only number, or the lower end
 * @param high the upper end, the same as {@code low} where only one number stands
 */
record Quantity(int start, int end, long low, long high, Set<Hint> hints) {

    /** What a word beside a number says of it. */
    enum Hint {
        AT_MOST,
        AT_LEAST,
        YEARS,
        AGE,
        EXPERIENCE,
        MONEY
    }

    /** From this on a bare number is money: nobody is that old. */
    private static final long LARGE = 1_000;

    /** Below it a bare bound may as well be of years of work or of a rating. */
    private static final long YOUNGEST_BOUND = 13;

    private static final long OLDEST_BOUND = 99;

    private static final Set<String> AFTER_AGE = Set.of(
            "in", "from", "at", "of", "who", "with", "for", "and", "or", "to", "but", "that", "living", "based", "speaking", "near",
            "में", "के", "की", "का", "वाले", "वाला", "वाली", "जो", "और", "असलेला", "असलेली", "असलेले", "आणि", "साठी", "mein", "ke", "ki", "ka",
            "wale", "wala", "wali", "jo", "aur");

    static Quantity read(String query, Matcher number) {
        long high = value(number.group("high"), number.group("highTimes"));
        long low = value(number.group("low"), number.group("lowTimes"));
        boolean range = number.group("high") != null;
        if (range && number.group("lowTimes") == null && number.group("highTimes") != null) {
            low = value(number.group("low"), number.group("highTimes"));
        }
        var hints = EnumSet.noneOf(Hint.class);
        if (number.group("lowTimes") != null || number.group("highTimes") != null) {
            hints.add(Hint.MONEY);
        }
        int start = Hints.before(query, number.start(), hints);
        int end = Hints.after(query, number.end(), hints);
        return new Quantity(start, end, low, range ? high : low, hints);
    }

    private static long value(String digits, String times) {
        if (digits == null) {
            return 0;
        }
        var plain = new StringBuilder();
        digits.chars()
                .filter(c -> c != ',')
                .forEach(c -> plain.append(c == '.' ? "." : String.valueOf(Character.digit(c, 10))));
        return Math.round(Double.parseDouble(plain.toString()) * factor(times));
    }

    private static int factor(String times) {
        if (times == null) {
            return 1;
        }
        return times.toLowerCase(java.util.Locale.ROOT).startsWith("l") || times.startsWith("ल") ? 100_000 : 1_000;
    }

    boolean isExperience() {
        return hints.contains(Hint.EXPERIENCE) && high <= 90;
    }

    boolean isAge() {
        return !isExperience() && high <= 120 && !hints.contains(Hint.MONEY)
                && (hints.contains(Hint.AGE) || hints.contains(Hint.YEARS));
    }

    /** {@code Men over 40}: a bound alone is one of age, unless the next word says of what else it is. */
    boolean isBareAge(List<String> after) {
        return (hints.equals(EnumSet.of(Hint.AT_LEAST)) || hints.equals(EnumSet.of(Hint.AT_MOST)))
                && low >= YOUNGEST_BOUND && high <= OLDEST_BOUND
                && (after.isEmpty() || AFTER_AGE.contains(after.getFirst()));
    }

    boolean isMoney() {
        return !isExperience() && !isAge() && (hints.contains(Hint.MONEY) || low >= LARGE && !hints.contains(Hint.YEARS));
    }

    /** {@code min-max} with an open end left empty; a bare number is a least experience, a highest price, an exact age. */
    String interval() {
        if (low != high) {
            return Math.min(low, high) + "-" + Math.max(low, high);
        }
        if (hints.contains(Hint.AT_MOST)) {
            return "-" + low;
        }
        if (hints.contains(Hint.AT_LEAST) || isExperience()) {
            return low + "-";
        }
        return isMoney() ? "-" + low : low + "-" + low;
    }
}
