package io.understudy.search.control.index;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.SearchRequest.Period;
import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentProfile.Credit;
import io.understudy.search.entity.TalentProfile.Fluency;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sentences about a talent, each read from the profile itself and none where the profile does not say so. */
final class Facts {

    private final Codes codes;

    Facts(Codes codes) {
        this.codes = codes;
    }

    Optional<String> place(TalentProfile profile, Set<String> wanted) {
        if (wanted.contains(codes.code(Field.LOCATION, profile.city()))) {
            return Optional.of("Lives in " + codes.label(Field.LOCATION, profile.city()));
        }
        return listed("Works in ", Field.LOCATION, profile.willingCities(), wanted);
    }

    Optional<String> skill(TalentProfile profile, Set<String> wanted) {
        return listed("Skilled in ", Field.SKILL, profile.skills(), wanted);
    }

    Optional<String> dialect(TalentProfile profile, Set<String> wanted) {
        return listed("Speaks the dialect ", Field.DIALECT, profile.dialects(), wanted);
    }

    Optional<String> industry(TalentProfile profile, Set<String> wanted) {
        return listed("Works in ", Field.INDUSTRY, profile.industries(), wanted);
    }

    private Optional<String> listed(String words, Field field, List<String> values, Set<String> wanted) {
        var labels = values.stream()
                .filter(value -> wanted.contains(codes.code(field, value)))
                .map(value -> codes.label(field, value))
                .distinct()
                .collect(Collectors.joining(", "));
        return labels.isEmpty() ? Optional.empty() : Optional.of(words + labels);
    }

    Optional<String> language(TalentProfile profile, Set<String> wanted) {
        var spoken = profile.languages().stream()
                .filter(language -> wanted.contains(codes.code(Field.LANGUAGE, language.code())))
                .map(language -> codes.label(Field.LANGUAGE, language.code()) + " (" + words(language.fluency()) + ")")
                .collect(Collectors.joining(", "));
        return spoken.isEmpty() ? Optional.empty() : Optional.of("Speaks " + spoken);
    }

    Optional<String> spoken(TalentProfile profile, Set<Spoken> wanted) {
        var spoken = profile.languages().stream()
                .filter(language -> wanted.stream().anyMatch(spoke -> language.fluency().compareTo(spoke.least()) >= 0
                        && spoke.language().equals(codes.code(Field.LANGUAGE, language.code()))))
                .map(language -> codes.code(Field.LANGUAGE, language.code()))
                .collect(Collectors.toSet());
        return language(profile, spoken);
    }

    /** {@code Hindi}, or {@code fluent Hindi} where so much is asked for. */
    String wanted(Spoken spoken) {
        var label = codes.label(Field.LANGUAGE, spoken.language());
        return spoken.least() == Fluency.BASIC ? label : words(spoken.least()) + " " + label;
    }

    /** @param labels of the unwanted values */
    Optional<String> without(Field field, TalentProfile profile, Set<String> unwanted, String labels) {
        return switch (field) {
            case LOCATION -> unwanted.contains(codes.code(field, profile.city()))
                    ? Optional.empty()
                    : Optional.of("Lives in " + codes.label(field, profile.city()) + ", not in " + labels);
            case GENDER -> absent(ProfileDocuments.code(profile.gender()), unwanted, "Gender: " + words(profile.gender()));
            case LEVEL -> absent(ProfileDocuments.code(profile.level()), unwanted, "Level: " + words(profile.level()));
            case SKILL -> skill(profile, unwanted).isPresent() ? Optional.empty() : Optional.of("Names no skill in " + labels);
            case LANGUAGE -> language(profile, unwanted).isPresent() ? Optional.empty() : Optional.of("Names no " + labels + " among the languages");
            case DIALECT -> dialect(profile, unwanted).isPresent() ? Optional.empty() : Optional.of("Names no " + labels + " among the dialects");
            case INDUSTRY -> industry(profile, unwanted).isPresent() ? Optional.empty() : Optional.of("Names no work in " + labels);
            default -> throw new IllegalArgumentException(field + " is not told apart by a profile");
        };
    }

    private static Optional<String> absent(String code, Set<String> unwanted, String sentence) {
        return unwanted.contains(code) ? Optional.empty() : Optional.of(sentence);
    }

    Optional<String> gender(TalentProfile profile, Set<String> wanted) {
        return wanted.contains(ProfileDocuments.code(profile.gender()))
                ? Optional.of("Gender: " + words(profile.gender()))
                : Optional.empty();
    }

    Optional<String> level(TalentProfile profile, Set<String> wanted) {
        return wanted.contains(ProfileDocuments.code(profile.level()))
                ? Optional.of("Level: " + words(profile.level()))
                : Optional.empty();
    }

    Optional<String> age(TalentProfile profile, Span wanted) {
        var playing = Span.of(profile.playingAge());
        return playing.overlaps(wanted) ? Optional.of("Plays ages " + playing) : Optional.empty();
    }

    Optional<String> experience(TalentProfile profile, Span wanted) {
        int years = profile.experienceYears();
        return wanted.holds(years)
                ? Optional.of(years == 1 ? "1 year of experience" : years + " years of experience")
                : Optional.empty();
    }

    Optional<String> rate(TalentProfile profile, Span wanted) {
        return Optional.ofNullable(profile.dayRateInr())
                .filter(wanted::holds)
                .map(rate -> String.format(Locale.ROOT, "Day rate of ₹%,d", rate));
    }

    Optional<String> bookable(TalentProfile profile, Period days) {
        if (profile.availability().isEmpty()) {
            return Optional.of("States no dates, which counts as bookable");
        }
        return Windows.union(profile.availability()).stream()
                .filter(window -> !window.from().isAfter(days.from()) && !window.to().isBefore(days.to()))
                .findFirst()
                .map(window -> "Bookable from " + window.from() + " to " + window.to());
    }

    Optional<String> genre(TalentProfile profile, Set<String> wanted) {
        return credited(profile, Field.GENRE, Credit::genre, wanted);
    }

    Optional<String> format(TalentProfile profile, Set<String> wanted) {
        return credited(profile, Field.FORMAT, Credit::format, wanted);
    }

    private Optional<String> credited(
            TalentProfile profile, Field field, Function<Credit, String> part, Set<String> wanted) {
        return latest(profile, credit -> part.apply(credit) != null && wanted.contains(codes.code(field, part.apply(credit))))
                .map(credit -> "Credited in " + titled(credit) + ": " + codes.label(field, part.apply(credit)));
    }

    Optional<String> collaboration(TalentProfile profile, String folded) {
        return latest(profile, credit -> credit.collaborator() != null && Codes.folded(credit.collaborator()).equals(folded))
                .map(credit -> "Worked with " + credit.collaborator() + " on " + titled(credit));
    }

    private static Optional<Credit> latest(TalentProfile profile, Predicate<Credit> wanted) {
        return profile.credits().stream()
                .filter(wanted)
                .max(Comparator.comparingInt(Credit::year).thenComparing(Credit::title));
    }

    private static String titled(Credit credit) {
        return "\"" + credit.title() + "\" (" + credit.year() + ")";
    }

    private static String words(Enum<?> value) {
        return ProfileDocuments.code(value).replace('_', '-');
    }
}
