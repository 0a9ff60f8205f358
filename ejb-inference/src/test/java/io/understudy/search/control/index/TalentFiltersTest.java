package io.understudy.search.control.index;

import static io.understudy.search.control.index.Searches.ids;
import static io.understudy.search.control.index.Searches.only;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.search.control.Interpretation;
import io.understudy.search.control.SearchRequest.Filters;
import io.understudy.search.control.SearchRequest.Range;
import io.understudy.search.control.SearchRequest.Skills;
import io.understudy.search.entity.TalentProfile.Fluency;
import io.understudy.search.entity.TalentProfile.Gender;
import io.understudy.search.entity.TalentProfile.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each filter alone, then together, on talents that differ in what the filter asks. */
class TalentFiltersTest {

    @TempDir
    private Path directory;

    private void finds(Filters filters, Talent[] talents, String... expected) {
        try (var index = Searches.index(directory, talents)) {
            var result = index.search(only(filters), Interpretation.NONE, null);
            assertEquals(Set.of(expected), Set.copyOf(ids(result)));
            assertEquals(expected.length, result.totalMatches());
        }
    }

    private static Talent[] of(Talent... talents) {
        return talents;
    }

    @Test
    void aPlaceIsWhereOneLivesOrIsWillingToWork() {
        finds(
                Searches.location("मुंबई"),
                of(
                        Talent.of("lives").city("mumbai"),
                        Talent.of("named").city("Bombay"),
                        Talent.of("willing").city("delhi").willing("pune", "mumbai"),
                        Talent.of("elsewhere").city("delhi")),
                "lives", "named", "willing");
    }

    @Test
    void aStateHoldsItsCitiesAndAnUnknownPlaceIsFoundByItsText() {
        var talents = of(
                Talent.of("pune").city("pune"), Talent.of("delhi").city("delhi"), Talent.of("village").city("Hiware  BAZAR"));
        finds(Searches.location("maharashtra"), talents, "pune");
        finds(Searches.location("hiware bazar", "delhi"), talents, "village", "delhi");
    }

    @Test
    void aSkillStandsForAllBelowItAndAllMeansAll() {
        var talents = of(
                Talent.of("bollywood").skills("dancing.bollywood"),
                Talent.of("both").skills("dancing.classical", "singing.playback"),
                Talent.of("singer").skills("singing.playback"));
        finds(Searches.skills(List.of("dancing"), null), talents, "bollywood", "both");
        finds(Searches.skills(List.of("dancing.bollywood", "singing"), null), talents, "bollywood", "both", "singer");
        finds(Searches.skills(null, List.of("dancing", "singing")), talents, "both");
        finds(Searches.skills(List.of("dancing.bollywood"), List.of("singing")), talents);
    }

    @Test
    void languagesGenderAndLevelNeedOneOfTheirValues() {
        var talents = of(
                Talent.of("a").speaks("hi", Fluency.NATIVE).gender(Gender.MALE).level(Level.FRESHER),
                Talent.of("b").speaks("mr", Fluency.BASIC).gender(Gender.NON_BINARY).level(Level.VETERAN),
                Talent.of("c").speaks("fi", Fluency.FLUENT).gender(Gender.FEMALE).level(Level.SENIOR));
        finds(Searches.languages("Hindi", "मराठी"), talents, "a", "b");
        finds(Searches.languages("fi"), talents, "c");
        finds(Searches.gender(Gender.MALE, Gender.NON_BINARY), talents, "a", "b");
        finds(Searches.level(Level.VETERAN, Level.SENIOR), talents, "b", "c");
    }

    @Test
    void playingAgesOverlap() {
        var talents = of(Talent.of("young").age(18, 25), Talent.of("mid").age(26, 40), Talent.of("wide").age(16, 60));
        finds(Searches.age(25, 26), talents, "young", "mid", "wide");
        finds(Searches.age(41, null), talents, "wide");
        finds(Searches.age(null, 17), talents, "wide");
        finds(Searches.age(61, 70), talents);
    }

    @Test
    void rangesHoldTheirEndsAndAnUnknownRateIsInNone() {
        var talents = of(
                Talent.of("a").experience(3).rate(5_000),
                Talent.of("b").experience(4).rate(5_001),
                Talent.of("c").experience(9).rate(null));
        finds(Searches.experience(4, 9), talents, "b", "c");
        finds(Searches.experience(null, 3), talents, "a");
        finds(Searches.budget(null, 5_000), talents, "a");
        finds(Searches.budget(0, null), talents, "a", "b");
    }

    @Test
    void everyDayMustBeBookable() {
        var talents = of(
                Talent.of("unstated"),
                Talent.of("joined").free("2026-03-01", "2026-03-10").free("2026-03-11", "2026-03-20"),
                Talent.of("overlapping").free("2026-03-08", "2026-03-31").free("2026-03-01", "2026-03-09"),
                Talent.of("gap").free("2026-03-01", "2026-03-10").free("2026-03-12", "2026-03-20"),
                Talent.of("short").free("2026-03-05", "2026-03-14"));
        finds(Searches.available("2026-03-05", "2026-03-15"), talents, "unstated", "joined", "overlapping");
        finds(Searches.available("2026-03-10", "2026-03-10"), talents, "unstated", "joined", "overlapping", "gap", "short");
        finds(Searches.available("2026-03-20", "2026-03-21"), talents, "unstated", "overlapping");
    }

    @Test
    void allFiltersTogether() {
        var filters = new Filters(
                List.of("mumbai"),
                new Skills(List.of("dancing"), List.of()),
                List.of("hi"),
                List.of(Gender.FEMALE),
                new Range(20, 30),
                new Range(2, null),
                new Range(null, 20_000),
                null,
                List.of(Level.EMERGING));
        finds(
                filters,
                of(
                        dancer("fits"),
                        dancer("city").city("delhi"),
                        dancer("skill").skills("stunts"),
                        dancer("gender").gender(Gender.MALE),
                        dancer("age").age(40, 50),
                        dancer("experience").experience(1),
                        dancer("rate").rate(20_001),
                        dancer("level").level(Level.SENIOR)),
                "fits");
    }

    private static Talent dancer(String id) {
        return Talent.of(id)
                .city("mumbai")
                .skills("dancing.bollywood")
                .speaks("hi", Fluency.FLUENT)
                .age(22, 28)
                .rate(20_000);
    }
}
