package io.understudy.benchmark.relevance;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentProfile.Credit;
import io.understudy.search.entity.TalentProfile.SpokenLanguage;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One structured fact of a talent, written {@code name=values}; values between {@code |} are alternatives.
 *
 * <ul>
 *   <li>{@code city}: lives there; the code of a state stands for its cities; with {@code willing} among the
 *       alternatives, works there is enough;
 *   <li>{@code skill}: has exactly that code; {@code skill_parent}: that code or one below it;
 *   <li>{@code language}, {@code dialect}, {@code industry}, {@code gender}, {@code level};
 *   <li>{@code genre}, {@code format}, {@code title}, {@code collaborator}: of any credit;
 *   <li>{@code name}: is called exactly that, in Latin letters;
 *   <li>{@code age} (playing age overlaps), {@code experience} (years), {@code rate} (INR a day): {@code min-max}, an open
 *       end left empty.
 * </ul>
 */
final class Fact {

    private static final Lexicon LEXICON = Lexicon.standard();
    private static final String WILLING = "willing";

    private Fact() {}

    static Predicate<TalentProfile> parse(String fact) {
        int equals = fact.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("A fact is name=values, not '" + fact + "'");
        }
        var values = List.of(fact.substring(equals + 1).strip().split("\\|"));
        return switch (fact.substring(0, equals).strip()) {
            case "city" -> city(values);
            case "skill" -> any(codes(Field.SKILL, values), TalentProfile::skills);
            case "skill_parent" -> any(families(Field.SKILL, values), TalentProfile::skills);
            case "language" -> any(
                    codes(Field.LANGUAGE, values), t -> t.languages().stream().map(SpokenLanguage::code).toList());
            case "dialect" -> any(codes(Field.DIALECT, values), TalentProfile::dialects);
            case "industry" -> any(codes(Field.INDUSTRY, values), TalentProfile::industries);
            case "gender" -> any(codes(Field.GENDER, values), t -> List.of(lower(t.gender())));
            case "level" -> any(codes(Field.LEVEL, values), t -> List.of(lower(t.level())));
            case "genre" -> any(codes(Field.GENRE, values), t -> ofCredits(t, Credit::genre));
            case "format" -> any(codes(Field.FORMAT, values), t -> ofCredits(t, Credit::format));
            case "title" -> any(Set.copyOf(values), t -> ofCredits(t, Credit::title));
            case "collaborator" -> any(Set.copyOf(values), t -> ofCredits(t, Credit::collaborator));
            case "name" -> any(Set.copyOf(values), t -> List.of(t.name()));
            case "age" -> {
                var range = Interval.parse(values.getFirst());
                yield t -> range.overlaps(t.playingAge().min(), t.playingAge().max());
            }
            case "experience" -> {
                var range = Interval.parse(values.getFirst());
                yield t -> range.overlaps(t.experienceYears(), t.experienceYears());
            }
            case "rate" -> {
                var range = Interval.parse(values.getFirst());
                yield t -> t.dayRateInr() != null && range.overlaps(t.dayRateInr(), t.dayRateInr());
            }
            default -> throw new IllegalArgumentException("There is no such fact: " + fact);
        };
    }

    private static Predicate<TalentProfile> city(List<String> values) {
        var cities = families(Field.LOCATION, values.stream().filter(value -> !value.equals(WILLING)).toList());
        return values.contains(WILLING)
                ? any(cities, t -> Stream.concat(Stream.of(t.city()), t.willingCities().stream()).toList())
                : any(cities, t -> List.of(t.city()));
    }

    private static Predicate<TalentProfile> any(Set<String> wanted, Function<TalentProfile, Collection<String>> facts) {
        return talent -> facts.apply(talent).stream().anyMatch(wanted::contains);
    }

    private static Set<String> codes(Field field, List<String> values) {
        return values.stream().map(value -> LEXICON.concept(field, value).code()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> families(Field field, List<String> values) {
        return values.stream()
                .flatMap(value -> LEXICON.descendants(field, value).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> ofCredits(TalentProfile talent, Function<Credit, String> part) {
        return talent.credits().stream().map(part).filter(Objects::nonNull).toList();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
