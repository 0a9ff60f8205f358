package io.understudy.search.control.index;

import static io.understudy.search.control.index.Searches.ids;
import static io.understudy.search.control.index.Searches.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.search.control.Interpretation;
import io.understudy.search.control.Interpretation.Effect;
import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.Interpretation.Understood;
import io.understudy.search.control.SearchRequest.Filters;
import io.understudy.search.control.SearchRequest.Preferences;
import io.understudy.search.control.SearchRequest.Range;
import io.understudy.search.control.SearchRequest.Skills;
import io.understudy.search.entity.TalentProfile.Fluency;
import io.understudy.search.entity.TalentProfile.Gender;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was understood filters or lifts; preferences lift. */
class TalentUnderstandingTest {

    private static final double EXACT = 1e-9;

    @TempDir
    private Path directory;

    private static Interpretation understood(Understood... parts) {
        return new Interpretation("en", List.of(parts));
    }

    private static Understood filter(Field field, String value) {
        return new Understood(field, value, value, Effect.FILTER);
    }

    private static Understood exclude(Field field, String value) {
        return new Understood(field, value, value, Effect.EXCLUDE);
    }

    private static Understood boost(Field field, String value) {
        return new Understood(field, value, value, Effect.BOOST);
    }

    @Test
    void anUnderstoodPartFiltersAndAlternativesWidenIt() {
        try (var index = Searches.index(
                directory,
                Talent.of("mumbai").city("mumbai").biography("kathak"),
                Talent.of("pune").city("pune").biography("kathak"),
                Talent.of("delhi").city("delhi").biography("kathak"))) {
            var one = understood(filter(Field.LOCATION, "mumbai"));
            assertEquals(List.of("mumbai"), ids(index.search(text("kathak"), one, null)));
            var two = understood(filter(Field.LOCATION, "mumbai"), filter(Field.LOCATION, "delhi"));
            assertEquals(Set.of("mumbai", "delhi"), Set.copyOf(ids(index.search(text("kathak"), two, null))));
        }
    }

    @Test
    void understoodNumbersFilter() {
        try (var index = Searches.index(
                directory,
                Talent.of("a").age(18, 25).experience(2).rate(4_000).biography("kathak"),
                Talent.of("b").age(40, 50).experience(20).rate(50_000).biography("kathak"))) {
            for (var part : List.of(
                    filter(Field.AGE, "20-30"), filter(Field.EXPERIENCE, "-5"), filter(Field.BUDGET, "-5000"))) {
                assertEquals(List.of("a"), ids(index.search(text("kathak"), understood(part), null)), part.toString());
            }
            assertEquals(
                    List.of("b"), ids(index.search(text("kathak"), understood(filter(Field.EXPERIENCE, "10-")), null)));
            var either = understood(filter(Field.AGE, "20-22"), filter(Field.AGE, "45-50"));
            assertEquals(List.of("a", "b"), ids(index.search(text("kathak"), either, null)));
        }
    }

    @Test
    void whatLeavesNobodyIsDroppedAndSaidWhileRequestFiltersStay() {
        try (var index = Searches.index(
                directory,
                Talent.of("woman").city("mumbai").gender(Gender.FEMALE).biography("kathak"),
                Talent.of("man").city("pune").gender(Gender.MALE).biography("kathak"))) {
            var parts = understood(filter(Field.LOCATION, "mumbai"), filter(Field.GENDER, "male"));
            var filters = Searches.location("pune");
            var result = index.search(Searches.request("kathak", filters, Preferences.NONE, 10, null), parts, null);
            assertEquals(List.of("man"), ids(result));
            assertEquals(
                    List.of(boost(Field.LOCATION, "mumbai"), filter(Field.GENDER, "male")), result.interpreted().understood());
            assertEquals(
                    "Nobody satisfies everything that was understood; location Mumbai lifts but does not filter.",
                    result.suggestions().getFirst());
            var nobody = Searches.request("kathak", Searches.location("delhi"), Preferences.NONE, 10, null);
            assertEquals(0, index.search(nobody, parts, null).totalMatches());
        }
    }

    @Test
    void whatIsDeniedIsLeftOutAndAPlaceIsDeniedAsAHome() {
        try (var index = Searches.index(
                directory,
                Talent.of("mumbai").city("mumbai").biography("kathak"),
                Talent.of("traveller").city("pune").willing("mumbai").biography("kathak"),
                Talent.of("dancer").city("pune").skills("dancing.classical").biography("kathak"))) {
            var result = index.search(text("kathak"), understood(exclude(Field.LOCATION, "mumbai"), exclude(Field.SKILL, "dancing")), null);
            assertEquals(List.of("traveller"), ids(result));
            assertEquals(
                    List.of("Lives in Pune, not in Mumbai", "Names no skill in dancing", "The biography mentions kathak"),
                    result.talents().getFirst().matchReasons());
            assertEquals(Effect.EXCLUDE, result.interpreted().understood().getFirst().effect());
            var everybody = index.search(
                    text("kathak"), understood(exclude(Field.LOCATION, "maharashtra"), exclude(Field.GENDER, "male")), null);
            assertEquals(3, everybody.totalMatches());
            assertEquals(List.of(exclude(Field.GENDER, "male")), everybody.interpreted().understood());
            assertEquals(
                    "Nobody satisfies everything that was understood; location not Maharashtra lifts but does not filter.",
                    everybody.suggestions().getFirst());
        }
    }

    @Test
    void fluencyIsALeastOne() {
        try (var index = Searches.index(
                directory,
                Talent.of("basic").speaks("hi", Fluency.BASIC).biography("kathak"),
                Talent.of("fluent").speaks("hi", Fluency.FLUENT).biography("kathak"),
                Talent.of("native").speaks("hi", Fluency.NATIVE).biography("kathak"))) {
            var any = understood(filter(Field.LANGUAGE, "hi"));
            assertEquals(Set.of("basic", "fluent", "native"), Set.copyOf(ids(index.search(text("kathak"), any, null))));
            var fluent = index.search(text("kathak"), understood(filter(Field.LANGUAGE, "hi:fluent")), null);
            assertEquals(Set.of("fluent", "native"), Set.copyOf(ids(fluent)));
            assertTrue(fluent.talents().getFirst().matchReasons().getFirst().startsWith("Speaks Hindi ("));
        }
    }

    @Test
    void reasonsNameNoFunctionWords() {
        try (var index = Searches.index(
                directory, Talent.of("a").biography("No, not one day over the years has she danced kathak without joy."))) {
            var reasons = index.search(text("kathak, no one not over 40"), Interpretation.NONE, null).talents().getFirst().matchReasons();
            assertEquals(List.of("The biography mentions kathak"), reasons);
        }
    }

    @Test
    void aTextThatIsOnlyUnderstoodFindsWhatSatisfiesIt() {
        try (var index = Searches.index(
                directory, Talent.of("a").city("mumbai").rating(3), Talent.of("b").city("mumbai").rating(5), Talent.of("c"))) {
            var result = index.search(text("बंबई"), understood(filter(Field.LOCATION, "mumbai")), null);
            assertEquals(List.of("b", "a"), ids(result));
            assertEquals(2, result.totalMatches());
        }
    }

    @Test
    void boostsAndPreferencesLiftByTheirShareAndExcludeNobody() {
        try (var index = Searches.index(directory)) {
            index.put(Talent.of("a").profile(), Searches.NORTH);
            index.put(Talent.of("b").dialects("bhojpuri").profile(), Searches.NORTH);
            index.put(
                    Talent.of("c").dialects("bhojpuri").credit("X", 2020, "film", "drama", "Meera Films").profile(),
                    Searches.NORTH);
            index.refresh();
            var preferences = new Preferences(List.of("Bhojpuri"), null, List.of("meera  films"));
            var request = Searches.request("zzz", Filters.NONE, preferences, 10, null);
            var parts = understood(boost(Field.GENRE, "drama"), boost(Field.FORMAT, "theatre"));
            var hits = index.search(request, parts, Searches.NORTH).talents();
            // four boosts make up a fifth of the score: 0.05 each
            assertEquals(List.of("c", "b", "a"), hits.stream().map(hit -> hit.talent().id()).toList());
            assertEquals(0.95, hits.get(0).score(), EXACT);
            assertEquals(0.85, hits.get(1).score(), EXACT);
            assertEquals(0.80, hits.get(2).score(), EXACT);
            assertEquals(
                    Map.of("dialect Bhojpuri", 0.05, "collaborator meera  films", 0.05, "genre drama", 0.05),
                    hits.get(0).explanation().boosts());
            assertEquals(Map.of(), hits.get(2).explanation().boosts());
        }
    }

    @Test
    void withoutATextTheRatingOrders() {
        try (var index = Searches.index(
                directory,
                Talent.of("four").rating(4),
                Talent.of("best").rating(5),
                Talent.of("unrated"),
                Talent.of("also-four").rating(4))) {
            var result = index.search(Searches.only(Searches.location("pune")), Interpretation.NONE, null);
            assertEquals(List.of("best", "also-four", "four", "unrated"), ids(result));
            assertEquals(0.8, result.talents().get(1).score(), EXACT);
            assertEquals(Map.of("rating", 0.8), result.talents().get(1).explanation().boosts());
        }
    }

    @Test
    void reasonsAreTrueOfTheTalent() {
        var request = Searches.request(
                "kathak",
                new Filters(
                        List.of("mumbai", "pune"),
                        new Skills(List.of("dancing"), null),
                        null, null, null, null, null, null, null),
                new Preferences(List.of("bhojpuri"), List.of("marathi-cinema"), List.of("Meera Films")),
                10,
                null);
        try (var index = Searches.index(
                directory,
                Talent.of("much")
                        .city("delhi")
                        .willing("mumbai", "kolkata")
                        .skills("dancing.bollywood", "stunts")
                        .dialects("bhojpuri")
                        .industries("marathi-cinema", "hindi-cinema")
                        .age(20, 24)
                        .credit("Old", 2001, "film", "drama", "Meera Films")
                        .credit("New", 2021, "film", "drama", "Meera Films")
                        .biography("Learnt Kathak early."),
                Talent.of("little").city("pune").skills("dancing.classical").biography("kathak"))) {
            var result = index.search(request, understood(boost(Field.AGE, "20-22")), null);
            var reasons = result.talents().stream()
                    .collect(Collectors.toMap(hit -> hit.talent().id(), hit -> hit.matchReasons()));
            assertEquals(
                    List.of(
                            "Works in Mumbai",
                            "Skilled in Bollywood dance",
                            "Speaks the dialect Bhojpuri",
                            "Works in Marathi cinema",
                            "Worked with Meera Films on \"New\" (2021)",
                            "Plays ages 20 to 24",
                            "The biography mentions Kathak"),
                    reasons.get("much"));
            assertEquals(
                    List.of("Lives in Pune", "Skilled in classical dance", "Plays ages 20 to 30", "The biography mentions kathak"),
                    reasons.get("little"));
        }
    }

    @Test
    void facetsCountAllMatchesNotThePage() {
        try (var index = Searches.index(
                directory,
                Talent.of("a").city("pune").age(17, 19).rate(5_000).skills("stunts").biography("kathak"),
                Talent.of("b").city("pune").age(30, 31).rate(4_999).biography("kathak"),
                Talent.of("c").city("delhi").age(30, 31).rate(null).biography("kathak"),
                Talent.of("d").city("delhi").biography("ghazal"))) {
            var result = index.search(
                    Searches.request("kathak", Filters.NONE, Preferences.NONE, 1, null), Interpretation.NONE, null);
            assertEquals(1, result.talents().size());
            assertEquals(Map.of("pune", 2L, "delhi", 1L), result.facets().get("city"));
            assertEquals(List.of("pune", "delhi"), List.copyOf(result.facets().get("city").keySet()));
            assertEquals(Map.of("13-17", 1L, "18-25", 1L, "26-35", 2L), result.facets().get("age_band"));
            assertEquals(Map.of("0-4999", 1L, "5000-14999", 1L), result.facets().get("rate_band"));
            assertEquals(Map.of("stunts", 1L), result.facets().get("skills"));
            assertEquals(Map.of(), result.facets().get("languages"));
            assertEquals(Map.of("female", 3L), result.facets().get("gender"));
            assertEquals(Map.of("emerging", 3L), result.facets().get("level"));
        }
    }

    @Test
    void suggestionsSayWhichFilterToDropAndWhatAWordMayMean() {
        try (var index = Searches.index(
                directory, Talent.of("a").city("pune").rate(9_000), Talent.of("b").city("delhi").rate(1_000))) {
            var filters = new Filters(
                    List.of("pune"), null, null, null, null, null,
                    new Range(null, 5_000), null, null);
            var result = index.search(
                    Searches.request("bharatnatym", filters, Preferences.NONE, 10, null), Interpretation.NONE, null);
            assertEquals(0, result.totalMatches());
            assertEquals(
                    List.of(
                            "Without location Pune the filters leave 1 instead of 0.",
                            "Without budget range 0 to 5000 the filters leave 1 instead of 0."),
                    result.suggestions().subList(0, 2));
            assertTrue(result.suggestions().get(2).contains("did you mean Bharatnatyam"), result.suggestions().toString());
        }
    }
}
