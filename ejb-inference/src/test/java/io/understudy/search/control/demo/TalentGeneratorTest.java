package io.understudy.search.control.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile.AgeRange;
import io.understudy.search.entity.TalentProfile.Gender;
import io.understudy.search.entity.TalentProfile.Level;
import io.understudy.search.entity.TalentProfile.Window;
import io.understudy.search.entity.TalentProfile;
import io.understudy.text.control.Transliteration;
import jakarta.validation.Validation;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TalentGeneratorTest {

    private static final LocalDate REFERENCE = LocalDate.of(2026, 1, 1);

    private final Lexicon lexicon = Lexicon.standard();
    private final TalentGenerator generator = new TalentGenerator(REFERENCE);
    private List<TalentProfile> talents;

    @BeforeAll
    void draw() {
        talents = generator.generate(4_000, 42).toList();
    }

    @Test
    void theSameSeedGivesTheSameTalents() {
        assertEquals(talents.subList(0, 500), new TalentGenerator(REFERENCE).generate(500, 42).toList());
        assertEquals(talents.get(1234), generator.profile(1234, 42));
        assertNotEquals(talents.getFirst(), generator.profile(0, 43));
    }

    @Test
    void theFirstOfSeed42IsKnown() {
        var first = talents.getFirst();
        assertEquals("talent-000001", first.id());
        assertEquals("Kavitha Selvam", first.name());
        assertEquals("कविता सेल्वम", first.nameDevanagari());
        assertEquals("chennai", first.city());
        assertEquals(new AgeRange(27, 35), first.playingAge());
        assertEquals(List.of("modelling.print", "modelling", "modelling.ramp", "anchoring"), first.skills());
        assertEquals(28_500, first.dayRateInr());
        assertEquals(List.of(new Window(LocalDate.of(2026, 1, 30), LocalDate.of(2026, 2, 27))), first.availability());
        assertTrue(first.biography().startsWith("Recognised on the streets of Chennai after 8 years in the business. "));
    }

    @Test
    void millionsAreStreamedNotHeld() {
        assertEquals("talent-1000000", generator.profile(999_999, 42).id());
        assertEquals("talent-000001", generator.generate(Integer.MAX_VALUE, 42).findFirst().orElseThrow().id());
    }

    @Test
    void idsAreUniqueAndPeopleDiffer() {
        assertEquals(4_000, talents.stream().map(TalentProfile::id).distinct().count());
        assertTrue(talents.stream().map(TalentProfile::biography).distinct().count() > 3_990);
        assertTrue(talents.stream().map(TalentProfile::name).distinct().count() > 1_000);
    }

    @Test
    void allKeepTheLimitsOfTheProfile() {
        try (var factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            var validator = factory.getValidator();
            talents.forEach(talent -> assertEquals(0, validator.validate(talent).size(), talent::toString));
        }
    }

    @Test
    void onlyCodesOfTheLexiconAreUsed() {
        for (var talent : talents) {
            known(Field.LOCATION, Stream.concat(Stream.of(talent.city()), talent.willingCities().stream()));
            known(Field.SKILL, talent.skills().stream());
            known(Field.LANGUAGE, talent.languages().stream().map(TalentProfile.SpokenLanguage::code));
            known(Field.DIALECT, talent.dialects().stream());
            known(Field.INDUSTRY, talent.industries().stream());
            known(Field.FORMAT, talent.credits().stream().map(TalentProfile.Credit::format));
            known(Field.GENRE, talent.credits().stream().map(TalentProfile.Credit::genre));
        }
    }

    private void known(Field field, Stream<String> codes) {
        codes.forEach(code -> assertEquals(code, lexicon.concept(field, code).code()));
    }

    @Test
    void aThirdOfTheBiographiesEachIsInEnglishHindiAndMarathi() {
        double hindi = share(t -> t.biography().contains("।"));
        double marathi = share(t -> Transliteration.hasDevanagari(t.biography()) && !t.biography().contains("।"));
        assertTrue(hindi > 0.26 && hindi < 0.40, "Hindi " + hindi);
        assertTrue(marathi > 0.26 && marathi < 0.40, "Marathi " + marathi);
    }

    @Test
    void everyLeafSkillCityLevelAndGenderOccurs() {
        assertEquals(
                lexicon.concepts(Field.SKILL).size(),
                talents.stream().flatMap(t -> t.skills().stream()).distinct().count());
        assertTrue(talents.stream().map(TalentProfile::city).distinct().count() >= 45);
        for (var level : Level.values()) {
            assertTrue(share(t -> t.level() == level) > 0.05, level::name);
        }
        assertEquals(0.03, share(t -> t.gender() == Gender.NON_BINARY), 0.01);
    }

    @Test
    void factsHangTogether() {
        double fresher = meanRate(Level.FRESHER);
        double veteran = meanRate(Level.VETERAN);
        assertTrue(veteran > 10 * fresher, fresher + " < " + veteran);
        for (var talent : talents) {
            assertTrue(talent.playingAge().max() > talent.experienceYears(), talent::id);
            assertTrue(talent.credits().stream().allMatch(c -> c.year() <= 2026 && c.year() >= 2026 - talent.experienceYears()), talent::id);
            assertTrue(talent.availability().stream().allMatch(w -> !w.from().isBefore(REFERENCE) && w.to().isAfter(w.from())), talent::id);
        }
        assertTrue(share(t -> t.city().equals("mumbai")) > 0.2);
        assertTrue(talents.stream().filter(t -> t.city().equals("kolhapur")).allMatch(t -> t.languages().stream().anyMatch(l -> l.code().equals("mr"))));
    }

    private double meanRate(Level level) {
        return talents.stream().filter(t -> t.level() == level).mapToInt(TalentProfile::dayRateInr).average().orElseThrow();
    }

    private double share(Predicate<TalentProfile> predicate) {
        return talents.stream().filter(predicate).count() / (double) talents.size();
    }
}
