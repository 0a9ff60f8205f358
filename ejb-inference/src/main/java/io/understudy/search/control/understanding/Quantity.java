package io.understudy.search.control.understanding;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

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
        MONEY,
        /** In thousands or lakhs. */
        THOUSANDS,
        /** As large as a calendar year. */
        CALENDAR,
        /** Written right after the number: {@code 5+}. */
        PLUS
    }

    /** Below it a bare bound may as well be of years of work or of a rating. */
    private static final long YOUNGEST_BOUND = 13;

    private static final long OLDEST_BOUND = 99;

    /** {@code 5+ years} are years of work, {@code 18+ years} an age. */
    private static final long ADULT = 18;

    private static final Set<Hint> BOUNDS = Set.of(Hint.AT_LEAST, Hint.AT_MOST, Hint.PLUS);

    private static final Set<String> AFTER_AGE = Set.of(
            "in", "from", "at", "of", "who", "with", "for", "and", "or", "to", "but", "that", "living", "based", "speaking", "near",
            "में", "के", "की", "का", "वाले", "वाला", "वाली", "जो", "और", "असलेला", "असलेली", "असलेले", "आणि", "साठी", "mein", "ke", "ki", "ka",
            "wale", "wala", "wali", "jo", "aur");

    Quantity {
        hints = Set.copyOf(hints);
    }

    static Quantity read(String query, Matcher number) {
        long high = value(number.group("high"), number.group("highTimes"));
        long low = value(number.group("low"), number.group("lowTimes"));
        boolean range = number.group("high") != null;
        if (range && number.group("lowTimes") == null && number.group("highTimes") != null) {
            low = value(number.group("low"), number.group("highTimes"));
        }
        var hints = EnumSet.noneOf(Hint.class);
        if (number.group("lowTimes") != null || number.group("highTimes") != null) {
            hints.add(Hint.THOUSANDS);
        }
        int start = Hints.before(query, number.start(), hints);
        int end = Hints.after(query, number.end(), hints);
        if (!hints.contains(Hint.THOUSANDS) && CalendarYear.is(number.group(), low, range ? high : low)) {
            hints.add(Hint.CALENDAR);
        }
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
        return times.toLowerCase(Locale.ROOT).startsWith("l") || times.startsWith("ल") ? 100_000 : 1_000;
    }

    boolean isExperience() {
        return high <= 90 && (hints.contains(Hint.EXPERIENCE)
                || hints.containsAll(Set.of(Hint.PLUS, Hint.YEARS)) && !hints.contains(Hint.AGE) && low < ADULT);
    }

    boolean isAge() {
        return !isExperience() && high <= 120 && !hints.contains(Hint.MONEY) && !hints.contains(Hint.THOUSANDS)
                && (hints.contains(Hint.AGE) || hints.contains(Hint.YEARS));
    }

    /** {@code Men over 40}: a bound alone is one of age, unless the next word says of what else it is. */
    boolean isBareAge(List<String> after) {
        return !hints.isEmpty() && BOUNDS.containsAll(hints)
                && low >= YOUNGEST_BOUND && high <= OLDEST_BOUND
                && (after.isEmpty() || AFTER_AGE.contains(after.getFirst()));
    }

    /** Whether this and the next one are the two bounds of one thing. */
    boolean isEndOf(Quantity next) {
        var below = hints.contains(Hint.AT_MOST) ? next : this;
        var above = below == this ? next : this;
        return low == high && next.low == next.high && below.low < above.low
                && below.hints.contains(Hint.AT_LEAST) && above.hints.contains(Hint.AT_MOST) && !above.hints.contains(Hint.AT_LEAST)
                && !below.hints.contains(Hint.AT_MOST) && areOfOneKind(below, above);
    }

    private static boolean areOfOneKind(Quantity below, Quantity above) {
        var one = below.kind();
        var other = above.kind();
        return one.equals(other)
                || (one.isEmpty() || other.isEmpty()) && !one.contains(Hint.EXPERIENCE) && !other.contains(Hint.EXPERIENCE)
                        && below.low >= Price.LARGE == above.low >= Price.LARGE;
    }

    private Set<Hint> kind() {
        return hints.stream().filter(hint -> !BOUNDS.contains(hint)).collect(Collectors.toSet());
    }

    Quantity with(Quantity next) {
        var both = EnumSet.copyOf(hints);
        both.addAll(next.hints);
        if (hints.contains(Hint.CALENDAR) != next.hints.contains(Hint.CALENDAR)) {
            both.remove(Hint.CALENDAR);
        }
        return new Quantity(start, next.end, Math.min(low, next.low), Math.max(low, next.low), both);
    }

    /** @param before the words before it, the nearest first; {@code after} those after it */
    boolean isMoney(List<String> before, List<String> after) {
        return !isExperience() && !isAge() && new Price(this, before, after).isMeant();
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
        return isAge() ? low + "-" + low : "-" + low;
    }
}
