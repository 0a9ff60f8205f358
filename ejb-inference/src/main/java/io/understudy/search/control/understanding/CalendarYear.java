package io.understudy.search.control.understanding;

import java.util.List;
import java.util.Set;

/** A number that names a year ({@code set in 1947}, {@code the 1990s}, {@code 15 December 2026}) and no sum of money. */
final class CalendarYear {

    private static final long FIRST = 1_800;
    private static final long LAST = 2_100;
    /** In {@code 1990-95} the century is written once. */
    private static final long CENTURY = 100;

    private static final Set<String> MONTHS = Set.of(
            "january", "jan", "february", "feb", "march", "mar", "april", "apr", "may", "june", "jun", "july", "jul", "august", "aug",
            "september", "sept", "sep", "october", "oct", "november", "nov", "december", "dec", "जनवरी", "फरवरी", "फ़रवरी", "मार्च",
            "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "अक्तूबर", "नवंबर", "दिसंबर", "जानेवारी", "फेब्रुवारी", "एप्रिल",
            "मे", "जुलै", "ऑगस्ट", "सप्टेंबर", "ऑक्टोबर", "नोव्हेंबर", "डिसेंबर");

    private CalendarYear() {}

    /** @param written the number as it stands: with a comma in it it is no year */
    static boolean is(String written, long low, long high) {
        return written.indexOf(',') < 0 && isYear(low) && (isYear(high) || high < CENTURY)
                || written.indexOf(',') < 0 && isYear(high) && low < CENTURY;
    }

    /** @param before the words before the number, the nearest first */
    static boolean isDated(List<String> before) {
        return !before.isEmpty() && MONTHS.contains(before.getFirst());
    }

    private static boolean isYear(long number) {
        return FIRST <= number && number <= LAST;
    }
}
