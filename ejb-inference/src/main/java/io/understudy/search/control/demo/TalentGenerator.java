package io.understudy.search.control.demo;

import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentProfile.AgeRange;
import io.understudy.search.entity.TalentProfile.Fluency;
import io.understudy.search.entity.TalentProfile.Gender;
import io.understudy.search.entity.TalentProfile.SpokenLanguage;
import io.understudy.search.entity.TalentProfile.Window;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes believable talents for demonstrations and benchmarks. Each profile follows from the seed and its number alone, so
 * that any number of them can be streamed without holding them. Everyone in them is invented.
 */
public final class TalentGenerator {

    private static final List<String> HUBS =
            List.of("mumbai", "mumbai", "mumbai", "mumbai", "mumbai", "delhi", "hyderabad", "pune", "bengaluru", "kolkata");

    private final LocalDate reference;
    private final List<Region> regions = Region.all();
    private final List<Archetype> archetypes = Archetype.all();
    private final Biography biography = new Biography(Lexicon.standard());
    private final Map<String, String> languageOfCity = regions.stream()
            .flatMap(region -> region.cities().stream().distinct().map(city -> Map.entry(city, region.motherTongue())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));

    /** @param reference the day from which availability and the years of credits are counted */
    public TalentGenerator(LocalDate reference) {
        this.reference = reference;
    }

    /** Lazily, in the order of their ids {@code talent-000001} and so on. */
    public Stream<TalentProfile> generate(int count, long seed) {
        return IntStream.range(0, count).mapToObj(index -> profile(index, seed));
    }

    /** @param index from 0 */
    public TalentProfile profile(int index, long seed) {
        var chance = new Chance(seed, index);
        var region = chance.weighted(regions, Region::weight);
        var archetype = chance.weighted(archetypes, Archetype::weight);
        var career = Career.draw(chance);
        var gender = chance.percent(3) ? Gender.NON_BINARY : chance.percent(50) ? Gender.FEMALE : Gender.MALE;
        var skills = skills(archetype, chance);
        var city = chance.percent(60) ? chance.pick(region.cities()) : chance.pick(HUBS);
        var talent = new Draft(region, archetype, career, gender, skills, city);
        var language = chance.weighted(List.of("en", "hi", "mr", "hi-Latn"), region.writes()::get);
        var profile = profile(id(index), talent, chance);
        return withBiography(profile, biography.write(profile, language, chance));
    }

    private record Draft(
            Region region, Archetype archetype, Career career, Gender gender, List<String> skills, String city) {}

    private static String id(int index) {
        var number = String.valueOf(index + 1);
        return "talent-" + "0".repeat(Math.max(0, 6 - number.length())) + number;
    }

    private static List<String> skills(Archetype archetype, Chance chance) {
        var skills = new LinkedHashSet<>(chance.pick(archetype.main(), chance.between(1, 3)));
        skills.addAll(chance.pick(archetype.side(), chance.between(1, 4)));
        return List.copyOf(skills);
    }

    private TalentProfile profile(String id, Draft draft, Chance chance) {
        var region = draft.region();
        var career = draft.career();
        var given = givenName(region, draft.gender(), chance);
        var surname = chance.pick(region.names().get("s"));
        var credits = career.credits(draft.archetype(), draft.skills(), reference.getYear(), chance);
        return new TalentProfile(
                id, given.latin() + " " + surname.latin(),
                chance.percent(80) ? given.devanagari() + " " + surname.devanagari() : null,
                draft.gender(), playingAge(career.age(), chance), draft.city(), willing(region, draft.city(), chance),
                languages(region, draft.city(), chance), draft.skills(),
                chance.percent(35) ? chance.pick(region.dialects(), 1) : List.of(),
                chance.pick(region.industries(), career.level().ordinal() > 1 ? 2 : 1), credits, career.years(),
                career.level(), height(draft.gender(), career.age(), chance),
                chance.percent(15 + 17 * career.level().ordinal()), career.dayRate(draft.archetype(), chance),
                availability(chance), credits.isEmpty() ? null : career.rating(chance), null,
                chance.percent(60) ? URI.create("https://portfolio.example/" + id) : null, null);
    }

    private static Region.Name givenName(Region region, Gender gender, Chance chance) {
        var female = gender == Gender.FEMALE || gender == Gender.NON_BINARY && chance.percent(50);
        return chance.pick(region.names().get(female ? "f" : "m"));
    }

    private static AgeRange playingAge(int age, Chance chance) {
        return new AgeRange(Math.max(3, age - chance.between(1, 6)), age + chance.between(1, 8));
    }

    private static List<String> willing(Region region, String city, Chance chance) {
        var cities = new ArrayList<String>(chance.pick(HUBS, chance.between(0, 3)));
        cities.addAll(chance.pick(region.cities(), chance.between(0, 2)));
        return cities.stream().distinct().filter(other -> !other.equals(city)).toList();
    }

    /** The mother tongue, some of the region's others, and often that of the city one lives in. */
    private List<SpokenLanguage> languages(Region region, String city, Chance chance) {
        var spoken = new ArrayList<SpokenLanguage>();
        add(spoken, region.motherTongue(), Fluency.NATIVE);
        var local = languageOfCity.get(city);
        for (var other : chance.pick(region.languages(), chance.between(1, 3))) {
            add(spoken, other, chance.pick(List.of(Fluency.FLUENT, Fluency.FLUENT, Fluency.CONVERSATIONAL, Fluency.BASIC)));
        }
        if (chance.percent(55)) {
            add(spoken, local, chance.percent(50) ? Fluency.CONVERSATIONAL : Fluency.FLUENT);
        }
        return spoken;
    }

    private static void add(List<SpokenLanguage> spoken, String code, Fluency fluency) {
        if (spoken.stream().noneMatch(language -> language.code().equals(code))) {
            spoken.add(new SpokenLanguage(code, fluency));
        }
    }

    private static int height(Gender gender, int age, Chance chance) {
        int grown = gender == Gender.FEMALE ? chance.around(144, 176) : chance.around(154, 190);
        return age >= 17 ? grown : grown - (17 - age) * 5;
    }

    private List<Window> availability(Chance chance) {
        var windows = new ArrayList<Window>();
        var day = reference.plusDays(chance.between(0, 40));
        for (int i = chance.percent(20) ? 0 : chance.between(1, 3); i > 0; i--) {
            var end = day.plusDays(chance.between(10, 90));
            windows.add(new Window(day, end));
            day = end.plusDays(chance.between(7, 60));
        }
        return windows;
    }

    private static TalentProfile withBiography(TalentProfile t, String biography) {
        return new TalentProfile(
                t.id(), t.name(), t.nameDevanagari(), t.gender(), t.playingAge(), t.city(), t.willingCities(), t.languages(),
                t.skills(), t.dialects(), t.industries(), t.credits(), t.experienceYears(), t.level(), t.heightCm(),
                t.unionMember(), t.dayRateInr(), t.availability(), t.rating(), biography, t.portfolio(), t.updatedAt());
    }
}
