package io.understudy.search.control.demo;

import io.understudy.search.entity.TalentProfile.Credit;
import io.understudy.search.entity.TalentProfile.Level;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far someone has come, and what that brings: years, age, rate, rating and credits hang together.
 *
 * @param age in years
 * @param years of experience
 */
record Career(Level level, int age, int years) {

    private static final Map<Level, Integer> SHARES = Map.of(
            Level.FRESHER, 18, Level.EMERGING, 27, Level.ESTABLISHED, 28, Level.SENIOR, 18, Level.VETERAN, 9);
    private static final Map<Level, Integer> RATES = Map.of(
            Level.FRESHER, 4_000, Level.EMERGING, 10_000, Level.ESTABLISHED, 24_000, Level.SENIOR, 52_000, Level.VETERAN, 95_000);
    private static final Map<String, List<String>> WORKS =
            Table.rows("works.tsv").stream().collect(Collectors.toMap(row -> row.word(0), row -> row.words(1)));
    private static final int MOST_CREDITS = 12;

    static Career draw(Chance chance) {
        if (chance.percent(3)) {
            int age = chance.between(6, 15);
            int years = chance.between(0, Math.min(4, age - 5));
            return new Career(years < 2 ? Level.FRESHER : Level.EMERGING, age, years);
        }
        var level = chance.weighted(List.of(Level.values()), SHARES::get);
        int years = switch (level) {
            case FRESHER -> chance.between(0, 1);
            case EMERGING -> chance.between(2, 5);
            case ESTABLISHED -> chance.between(6, 12);
            case SENIOR -> chance.between(11, 20);
            case VETERAN -> chance.between(20, 42);
        };
        return new Career(level, chance.around(15, 30) + years, years);
    }

    /** @return rupees a day, in steps of 500 */
    int dayRate(Archetype archetype, Chance chance) {
        int rate = RATES.get(level) / 100 * archetype.rate() / 100 * chance.around(30, 190);
        return Math.max(1_000, Math.round(rate / 500f) * 500);
    }

    /** @return tenths, higher with the level */
    double rating(Chance chance) {
        return Math.min(50, 31 + 3 * level.ordinal() + chance.around(-8, 10)) / 10.0;
    }

    List<Credit> credits(Archetype archetype, List<String> skills, int thisYear, Chance chance) {
        int count = Math.min(MOST_CREDITS, level == Level.FRESHER ? chance.below(2) : 1 + chance.between(years / 3, years));
        return IntStream.range(0, count)
                .mapToObj(i -> credit(archetype, skills, thisYear - chance.between(0, years), chance))
                .sorted((a, b) -> Integer.compare(b.year(), a.year()))
                .toList();
    }

    private Credit credit(Archetype archetype, List<String> skills, int year, Chance chance) {
        var title = chance.pick(WORKS.get("first")) + " " + chance.pick(WORKS.get("last"));
        var collaborator = chance.pick(WORKS.get(chance.percent(55) ? "house" : "director"));
        return new Credit(
                title, year, chance.pick(archetype.roles()), chance.pick(archetype.formats()),
                genre(archetype, skills, chance), collaborator);
    }

    /** What one can do decides mostly what one is cast for. */
    private static String genre(Archetype archetype, List<String> skills, Chance chance) {
        var suited = skills.stream().flatMap(skill -> suited(skill).stream()).toList();
        return suited.isEmpty() || chance.percent(40) ? chance.pick(archetype.genres()) : chance.pick(suited);
    }

    private static List<String> suited(String skill) {
        return switch (skill) {
            case "acting.drama" -> List.of("drama", "family", "social");
            case "acting.comedy", "standup", "mimicry" -> List.of("comedy");
            case "acting.action", "stunts", "stunts.driving", "stunts.wire", "martial-arts" -> List.of("action", "thriller");
            case "acting.romance" -> List.of("romance");
            case "acting.villain" -> List.of("thriller", "crime");
            case "martial-arts.sword", "martial-arts.kalaripayattu" -> List.of("historical", "action");
            case "dancing.classical", "singing.devotional" -> List.of("mythological", "musical");
            default -> List.of();
        };
    }
}
