package io.understudy.search.control.understanding;

import io.understudy.search.control.understanding.Quantity.Hint;
import java.util.List;
import java.util.Set;

/**
 * Whether a quantity is money: where a word says so; a large one also where it is a bound or a range and counts nothing else.
 *
 * @param before the words before it, the nearest first
 * @param after the words after it, the nearest first
 */
record Price(Quantity quantity, List<String> before, List<String> after) {

    /** From this on a bound or a range without a word is one of money: nobody is that old. */
    static final long LARGE = 1_000;

    /** {@code 4k} is a camera's. */
    private static final long LEAST_BARE_THOUSANDS = 10_000;

    private static final Set<String> COUNTED = Set.of(
            "follower", "followers", "subscriber", "subscribers", "subs", "views", "viewers", "likes", "fans", "people", "persons", "extras",
            "crowd", "seats", "seater", "guests", "students", "फॉलोअर", "फॉलोअर्स", "फ़ॉलोअर्स", "फॉलोवर्स", "सब्सक्राइबर", "सब्सक्राइबर्स",
            "सबस्क्रायबर", "सबस्क्रायबर्स", "व्यूज़", "व्यूज", "लोग", "लोगों", "लोक", "log", "logon");
    private static final Set<String> PRICES = Set.of("budget", "rate", "fee", "fees", "बजट", "बजेट", "मानधन", "फीस");
    private static final Set<String> AT_A_PRICE = Set.of("में", "mein", "मध्ये");
    private static final Set<String> NEW_THOUGHT = Set.of("with", "and", "for", "in", "from", "who", "में", "और", "आणि", "mein", "aur");

    /** So many words after a number may still tell what it counts: {@code 10k monthly active followers}. */
    private static final int COUNTED_WITHIN = 3;

    boolean isMeant() {
        if (has(Hint.CALENDAR)) {
            return has(Hint.MONEY) && !CalendarYear.isDated(before);
        }
        return has(Hint.MONEY) || isLarge() && !isCounted();
    }

    private boolean has(Hint hint) {
        return quantity.hints().contains(hint);
    }

    private boolean isLarge() {
        boolean isBound = quantity.low() != quantity.high() || has(Hint.AT_MOST) || has(Hint.AT_LEAST)
                || before.stream().anyMatch(PRICES::contains) || !after.isEmpty() && AT_A_PRICE.contains(after.getFirst());
        return !has(Hint.YEARS)
                && (isBound ? quantity.high() >= LARGE : has(Hint.THOUSANDS) && quantity.low() >= LEAST_BARE_THOUSANDS);
    }

    /** {@code 1 lakh followers}, {@code followers over 10k}. */
    private boolean isCounted() {
        return after.stream().limit(COUNTED_WITHIN).takeWhile(word -> !NEW_THOUGHT.contains(word)).anyMatch(COUNTED::contains)
                || !has(Hint.AT_MOST) && !before.isEmpty() && COUNTED.contains(before.getFirst());
    }
}
