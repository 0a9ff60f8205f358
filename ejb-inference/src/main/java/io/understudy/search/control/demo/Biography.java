package io.understudy.search.control.demo;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentProfile.Gender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes what people say of themselves: true of the profile, but in everyday words and any synonym, so that it rarely
 * repeats the codes.
 */
final class Biography {

    /** Words that only women use of themselves. */
    private static final Pattern FEMININE = Pattern.compile(
            "(?iu).*(actress|songstress|comedienne|woman|danseuse|गायिका|नर्तकी|अभिनेत्री|नायिका|निवेदिका|दिग्दर्शिका|कवयित्री"
                    + "|नटी|वुमन|नृत्यांगना|gayika|nartaki|abhinetri).*");

    private final Lexicon lexicon;
    private final Map<String, List<String>> unisex = new HashMap<>();
    private final Sentences phrases = new Sentences("phrases.tsv");
    private final Sentences sentences = new Sentences("biography.tsv");

    Biography(Lexicon lexicon) {
        this.lexicon = lexicon;
        for (var skill : lexicon.concepts(Field.SKILL)) {
            skill.forms().forEach((language, forms) -> unisex.put(
                    skill.code() + "/" + language,
                    forms.stream().filter(form -> !FEMININE.matcher(form).matches()).toList()));
        }
    }

    String write(TalentProfile talent, String language, Chance chance) {
        var female = talent.gender() == Gender.FEMALE;
        var slots = slots(talent, language, chance);
        var said = new ArrayList<String>();
        said.add(chance.pick(sentences.of("opening." + talent.level().name().toLowerCase(Locale.ROOT), language)));
        talent.skills().stream()
                .limit(chance.between(2, 4))
                .map(skill -> phrases.of(skill, language))
                .filter(phrase -> !phrase.isEmpty())
                .forEach(phrase -> said.add(chance.pick(phrase)));
        say("credit", !talent.credits().isEmpty() && chance.percent(70), language, said, chance);
        say(talent.languages().size() > 1 ? "languages" : "language", chance.percent(55), language, said, chance);
        say("dialect", !talent.dialects().isEmpty() && chance.percent(80), language, said, chance);
        say("tags", chance.percent(45), language, said, chance);
        say("travel", !talent.willingCities().isEmpty() && chance.percent(30), language, said, chance);
        say("closing", chance.percent(75), language, said, chance);
        return String.join(" ", said.stream().map(sentence -> Sentences.fill(sentence, slots, female)).toList());
    }

    private void say(String kind, boolean really, String language, List<String> said, Chance chance) {
        if (really) {
            said.add(chance.pick(sentences.of(kind, language)));
        }
    }

    private Map<String, String> slots(TalentProfile talent, String language, Chance chance) {
        var slots = new HashMap<String, String>();
        slots.put("city", form(Field.LOCATION, talent.city(), language, 25, chance));
        slots.put("years", String.valueOf(talent.experienceYears()));
        slots.put("language", form(Field.LANGUAGE, talent.languages().getFirst().code(), language, 0, chance));
        slots.put("other", form(Field.LANGUAGE, talent.languages().getLast().code(), language, 0, chance));
        slots.put("tags", tags(talent, language, chance));
        if (!talent.dialects().isEmpty()) {
            slots.put("dialect", form(Field.DIALECT, talent.dialects().getFirst(), language, 0, chance));
        }
        if (!talent.willingCities().isEmpty()) {
            slots.put("travel", form(Field.LOCATION, talent.willingCities().getFirst(), language, 25, chance));
        }
        if (!talent.credits().isEmpty()) {
            var credit = talent.credits().getFirst();
            slots.put("title", credit.title());
            slots.put("with", credit.collaborator());
            slots.put("genre", form(Field.GENRE, credit.genre(), language, 50, chance));
            slots.put("format", form(Field.FORMAT, credit.format(), language, 50, chance));
        }
        return slots;
    }

    private String tags(TalentProfile talent, String language, Chance chance) {
        return String.join(", ", chance.pick(talent.skills(), 3).stream()
                .map(skill -> tag(skill, talent.gender(), language, chance))
                .toList());
    }

    private String tag(String skill, Gender gender, String language, Chance chance) {
        return chance.pick(
                gender == Gender.FEMALE
                        ? lexicon.concept(Field.SKILL, skill).forms(language)
                        : unisex.get(skill + "/" + language));
    }

    /** The label, or in so many percent of the cases any word for it. */
    private String form(Field field, String code, String language, int percent, Chance chance) {
        var concept = lexicon.concept(field, code);
        return chance.percent(percent) ? chance.pick(concept.forms(language)) : concept.label(language);
    }
}
