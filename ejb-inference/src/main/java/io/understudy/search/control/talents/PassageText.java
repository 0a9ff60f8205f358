package io.understudy.search.control.talents;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile.Credit;
import io.understudy.search.entity.TalentProfile.SpokenLanguage;
import io.understudy.search.entity.TalentProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The text of a profile that an embedding model reads: name, what the codes say in English, titles, then the biography
 * as it was written. The same profile and lexicon always give the same text.
 */
public final class PassageText {

    private final Lexicon lexicon;
    private final List<String> sentences = new ArrayList<>();

    private PassageText(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    public static String of(TalentProfile talent, Lexicon lexicon) {
        return names(talent) + ". " + unnamed(talent, lexicon);
    }

    /** The same without the name. */
    public static String unnamed(TalentProfile talent, Lexicon lexicon) {
        var text = new PassageText(lexicon);
        text.say(Field.GENDER, List.of(code(talent.gender())));
        text.say(Field.LEVEL, List.of(code(talent.level())));
        text.say(Field.SKILL, talent.skills());
        text.say(Field.LOCATION, List.of(talent.city()));
        text.say(Field.LOCATION, talent.willingCities());
        text.say(Field.LANGUAGE, talent.languages().stream().map(SpokenLanguage::code).toList());
        text.say(Field.DIALECT, talent.dialects());
        text.say(Field.INDUSTRY, talent.industries());
        text.say(Field.FORMAT, talent.credits().stream().map(Credit::format).toList());
        text.say(Field.GENRE, talent.credits().stream().map(Credit::genre).toList());
        text.say(talent.credits().stream().map(Credit::title).distinct().collect(Collectors.joining(", ")));
        text.say(talent.biography());
        return String.join(". ", text.sentences);
    }

    private static String names(TalentProfile talent) {
        return talent.nameDevanagari() == null ? talent.name() : talent.name() + ", " + talent.nameDevanagari();
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void say(Field field, Collection<String> codes) {
        say(codes.stream()
                .filter(Objects::nonNull)
                .distinct()
                .map(code -> lexicon.resolve(field, code).map(concept -> concept.label("en")).orElse(code))
                .collect(Collectors.joining(", ")));
    }

    private void say(String sentence) {
        if (sentence != null && !sentence.isBlank()) {
            sentences.add(sentence.strip());
        }
    }
}
