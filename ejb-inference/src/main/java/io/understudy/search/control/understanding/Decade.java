package io.understudy.search.control.understanding;

import io.understudy.search.control.Interpretation.Effect;
import io.understudy.search.control.Interpretation.Field;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ages by the decade: {@code in her thirties} and {@code in his late 30s} are 30 to 39. */
final class Decade {

    private static final List<String> NAMES = List.of("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties");

    private static final Pattern DECADE = Pattern.compile(
            "\\bin (?:his|her|their) (?:(?:early|mid|late)[ -])?(?:(?<name>" + String.join("|", NAMES) + ")|(?<tens>[2-9])0'?s)\\b",
            Pattern.CASE_INSENSITIVE);

    private Decade() {}

    static Stream<Finding> of(String query) {
        return DECADE.matcher(query).results().map(found -> {
            long first = first(found);
            return Finding.of(query, found.start(), found.end(), Field.AGE, first + "-" + (first + 9), Effect.FILTER);
        });
    }

    private static long first(MatchResult found) {
        var name = found.group("name");
        return 10L * (name == null ? Integer.parseInt(found.group("tens")) : 2 + NAMES.indexOf(name.toLowerCase(Locale.ROOT)));
    }
}
