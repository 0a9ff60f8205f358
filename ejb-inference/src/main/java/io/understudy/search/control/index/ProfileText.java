package io.understudy.search.control.index;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentProfile.Credit;
import io.understudy.search.entity.TalentProfile.SpokenLanguage;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a profile says in words: its own text and the English names of its codes. Translations and synonyms are left to
 * the vectors and to the understanding of queries, so that the lexical score is plain BM25 over the profile.
 */
final class ProfileText {

    private final Codes codes;

    ProfileText(Codes codes) {
        this.codes = codes;
    }

    List<String> of(TalentProfile profile) {
        return Stream.of(
                        Stream.of(profile.name(), profile.nameDevanagari(), profile.biography()),
                        Stream.of(words(profile.gender()), words(profile.level())),
                        labels(Field.LOCATION, Stream.of(profile.city())),
                        labels(Field.LOCATION, profile.willingCities().stream()),
                        labels(Field.SKILL, profile.skills().stream()),
                        labels(Field.LANGUAGE, profile.languages().stream().map(SpokenLanguage::code)),
                        labels(Field.DIALECT, profile.dialects().stream()),
                        labels(Field.INDUSTRY, profile.industries().stream()),
                        profile.credits().stream().flatMap(this::words))
                .flatMap(part -> part)
                .filter(Objects::nonNull)
                .toList();
    }

    private Stream<String> words(Credit credit) {
        return Stream.of(
                        Stream.of(credit.title(), credit.role()),
                        Stream.ofNullable(credit.collaborator()),
                        labels(Field.FORMAT, Stream.ofNullable(credit.format())),
                        labels(Field.GENRE, Stream.ofNullable(credit.genre())))
                .flatMap(part -> part);
    }

    private Stream<String> labels(Field field, Stream<String> values) {
        return values.map(value -> codes.label(field, value));
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
