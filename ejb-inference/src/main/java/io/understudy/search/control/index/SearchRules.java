package io.understudy.search.control.index;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.SearchRequest;
import io.understudy.search.control.SearchRequest.Filters;
import io.understudy.search.control.SearchRequest.Range;
import io.understudy.search.control.lexicon.Lexicon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a request must satisfy beyond the limits that stand on its fields. */
public final class SearchRules {

    /** The languages that have an ISO 639 code, which may stand in profiles though the lexicon has no name for them. */
    private static final Set<String> ISO_639 = iso639();

    private final Codes codes;
    private final NearestNames nearest;

    public SearchRules(Lexicon lexicon) {
        codes = new Codes(lexicon);
        nearest = new NearestNames(lexicon);
    }

    private static Set<String> iso639() {
        var known = new HashSet<>(Arrays.asList(Locale.getISOLanguages()));
        for (var code : Locale.getISOLanguages()) {
            known.add(Locale.of(code).getISO3Language());
        }
        return Set.copyOf(known);
    }

    /** @throws DomainException of kind INVALID that names every field that breaks a rule */
    public void check(SearchRequest request) {
        var violations = new ArrayList<Violation>();
        var filters = request.filters();
        if (request.query().isEmpty() && filters.isEmpty()) {
            violations.add(new Violation("query", "must not be empty where no filter is given"));
        }
        checkNames("filters.skills.any", Field.SKILL, filters.skills().any(), violations);
        checkNames("filters.skills.all", Field.SKILL, filters.skills().all(), violations);
        checkNames("filters.languages", Field.LANGUAGE, filters.languages(), violations);
        checkRanges(filters, violations);
        if (!violations.isEmpty()) {
            throw DomainException.invalid(violations);
        }
    }

    private void checkNames(String path, Field field, List<String> names, List<Violation> violations) {
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (!codes.knows(field, name) && !(field == Field.LANGUAGE && ISO_639.contains(name))) {
                violations.add(new Violation(path + "[" + i + "]", unknown(field, name)));
            }
        }
    }

    private String unknown(Field field, String name) {
        var near = nearest.of(name, field);
        return "there is no " + field.name().toLowerCase(Locale.ROOT) + " '" + name + "'"
                + (near.isEmpty() ? "" : "; near it are " + String.join(", ", near));
    }

    private static void checkRanges(Filters filters, List<Violation> violations) {
        checkRange("filters.age_range", filters.ageRange(), violations);
        checkRange("filters.experience_years", filters.experienceYears(), violations);
        checkRange("filters.budget_range", filters.budgetRange(), violations);
        var days = filters.availability();
        if (days != null && days.to().isBefore(days.from())) {
            violations.add(new Violation("filters.availability", days.to() + " is before " + days.from()));
        }
    }

    private static void checkRange(String path, Range range, List<Violation> violations) {
        if (range != null && range.min() != null && range.max() != null && range.min() > range.max()) {
            violations.add(new Violation(path, "min " + range.min() + " is above max " + range.max()));
        }
    }
}
