package io.understudy.search.control.training;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Concept;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentProfile.Credit;
import io.understudy.search.entity.TalentProfile.SpokenLanguage;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The concepts that are true of a profile, wider ones included: who does Bollywood dance dances. */
final class ProfileFacts {

    private final Lexicon lexicon;
    private final Set<Concept> facts = new LinkedHashSet<>();

    private ProfileFacts(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** @return in a fixed order */
    static List<Concept> of(TalentProfile talent, Lexicon lexicon) {
        var facts = new ProfileFacts(lexicon);
        facts.add(Field.SKILL, talent.skills());
        facts.add(Field.LOCATION, List.of(talent.city()));
        facts.add(Field.LOCATION, talent.willingCities());
        facts.add(Field.LANGUAGE, talent.languages().stream().map(SpokenLanguage::code).toList());
        facts.add(Field.GENDER, List.of(talent.gender().name().toLowerCase(Locale.ROOT)));
        facts.add(Field.LEVEL, List.of(talent.level().name().toLowerCase(Locale.ROOT)));
        facts.add(Field.DIALECT, talent.dialects());
        facts.add(Field.INDUSTRY, talent.industries());
        facts.add(Field.GENRE, talent.credits().stream().map(Credit::genre).toList());
        facts.add(Field.FORMAT, talent.credits().stream().map(Credit::format).toList());
        return List.copyOf(facts.facts);
    }

    static String key(Concept concept) {
        return concept.field() + ":" + concept.code();
    }

    private void add(Field field, Collection<String> codes) {
        codes.stream().filter(Objects::nonNull).forEach(code -> lexicon.resolve(field, code).ifPresent(this::addWithParents));
    }

    private void addWithParents(Concept concept) {
        if (facts.add(concept)) concept.parent().ifPresent(parent -> addWithParents(lexicon.concept(concept.field(), parent)));
    }
}
