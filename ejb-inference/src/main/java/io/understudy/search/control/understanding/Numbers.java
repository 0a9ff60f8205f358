package io.understudy.search.control.understanding;

import io.understudy.search.control.Interpretation.Effect;
import io.understudy.search.control.Interpretation.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the numbers of a query say: ages, years of experience and money. A number that says none of them is left alone. */
final class Numbers {

    private static final Set<String> LINKS = Set.of("", ",", "and", "but", "&", "और", "पर", "लेकिन", "आणि", "व", "पण", "aur", "par", "lekin");

    private Numbers() {}

    static List<Finding> of(String query, Surroundings surroundings) {
        var found = new ArrayList<Finding>();
        for (var quantity : quantities(query)) {
            var field = field(quantity, surroundings);
            if (field != null && Negation.of(surroundings, quantity.start(), quantity.end()) == Negation.NONE) {
                found.add(Finding.of(query, quantity.start(), quantity.end(), field, quantity.interval(), Effect.FILTER));
            }
        }
        Decade.of(query).forEach(found::add);
        return found;
    }

    private static Field field(Quantity quantity, Surroundings surroundings) {
        var after = surroundings.after(quantity.end());
        if (quantity.isExperience()) {
            return Field.EXPERIENCE;
        }
        if (quantity.isAge() || quantity.isBareAge(after)) {
            return Field.AGE;
        }
        return quantity.isMoney(surroundings.before(quantity.start()), after) ? Field.BUDGET : null;
    }

    /** Two bounds beside each other are the ends of one range: {@code over 18 under 25}. */
    private static List<Quantity> quantities(String query) {
        var digits = SpelledNumber.inDigits(query);
        var number = Hints.NUMBER.matcher(digits);
        var quantities = new ArrayList<Quantity>();
        while (number.find()) {
            var next = Quantity.read(digits, number);
            var last = quantities.isEmpty() ? null : quantities.getLast();
            if (last != null && last.end() <= next.start() && last.isEndOf(next)
                    && LINKS.contains(digits.substring(last.end(), next.start()).strip().toLowerCase(Locale.ROOT))) {
                quantities.set(quantities.size() - 1, last.with(next));
            } else {
                quantities.add(next);
            }
        }
        return quantities;
    }
}
