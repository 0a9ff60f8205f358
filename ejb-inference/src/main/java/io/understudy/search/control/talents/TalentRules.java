package io.understudy.search.control.talents;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a profile must keep to: the limits of each field, and what the fields must be to each other. */
public final class TalentRules {

    private static final Set<String> WEB = Set.of("http", "https");

    /** Names that stand in the place of an id in the API's paths. */
    private static final Set<String> RESERVED = Set.of("import");

    private static final int LONGEST_LINK = 2_000;

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private final Validator validator;
    private final KnownCodes codes;

    public TalentRules(Validator validator, Lexicon lexicon) {
        this.validator = validator;
        this.codes = new KnownCodes(lexicon);
    }

    /** @throws DomainException INVALID with all that is wrong */
    public void require(TalentProfile profile) {
        var violations = violations(profile);
        if (!violations.isEmpty()) throw DomainException.invalid(violations);
    }

    /** All that is wrong, by field; empty for a good profile. */
    public List<Violation> violations(TalentProfile profile) {
        var found = new ArrayList<Violation>();
        for (var violation : validator.validate(profile)) {
            found.add(new Violation(field(violation.getPropertyPath()), violation.getMessage()));
        }
        identity(profile, found);
        ages(profile, found);
        windows(profile, found);
        languages(profile, found);
        portfolio(profile, found);
        codes.check(profile, found);
        found.sort(Comparator.comparing(Violation::field).thenComparing(Violation::reason));
        return found;
    }

    /** {@code credits[2].title}, as the JSON names it. */
    private static String field(Path path) {
        var field = new StringBuilder();
        for (var node : path) {
            if (node.getIndex() != null) field.append('[').append(node.getIndex()).append(']');
            if (node.getKind() == ElementKind.PROPERTY) {
                field.append(field.isEmpty() ? "" : ".").append(SNAKE_CASE.translate(node.getName()));
            }
        }
        return field.toString();
    }

    private static void identity(TalentProfile profile, List<Violation> found) {
        if (profile.id() == null) found.add(new Violation("id", "must be given"));
        else if (RESERVED.contains(profile.id())) found.add(new Violation("id", "is reserved"));
    }

    private static void ages(TalentProfile profile, List<Violation> found) {
        var age = profile.playingAge();
        if (age != null && age.min() > age.max()) {
            found.add(new Violation("playing_age", "min must not be greater than max"));
        }
    }

    private static void windows(TalentProfile profile, List<Violation> found) {
        var windows = profile.availability();
        for (var i = 0; i < windows.size(); i++) {
            var window = windows.get(i);
            if (window == null || window.from() == null || window.to() == null) continue;
            if (window.from().isAfter(window.to())) {
                found.add(new Violation("availability[" + i + "]", "from must not be after to"));
            }
            if (window.from().isBefore(FIRST_DAY) || window.to().isAfter(LAST_DAY)) {
                found.add(new Violation("availability[" + i + "]", "must be from " + FIRST_DAY + " to " + LAST_DAY));
            }
        }
    }

    private static void languages(TalentProfile profile, List<Violation> found) {
        var seen = new HashSet<String>();
        var languages = profile.languages();
        for (var i = 0; i < languages.size(); i++) {
            var language = languages.get(i);
            if (language != null && language.code() != null && !seen.add(language.code())) {
                found.add(new Violation("languages[" + i + "].code", "is given twice"));
            }
        }
    }

    /** A link is shown to people, so it must not be able to run anything. */
    private static void portfolio(TalentProfile profile, List<Violation> found) {
        var link = profile.portfolio();
        if (link == null) return;
        if (link.toString().length() > LONGEST_LINK) {
            found.add(new Violation("portfolio", "must not be longer than " + LONGEST_LINK + " characters"));
        }
        var scheme = link.getScheme();
        if (scheme == null || !WEB.contains(scheme.toLowerCase(Locale.ROOT)) || link.getHost() == null) {
            found.add(new Violation("portfolio", "must be an http or https address"));
        }
    }
}
