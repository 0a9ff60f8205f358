package io.understudy.search.control.index;

import static io.understudy.search.control.index.Searches.only;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.SearchRequest;
import io.understudy.search.control.SearchRequest.Filters;
import io.understudy.search.control.SearchRequest.Range;
import io.understudy.search.control.SearchRequest.Skills;
import io.understudy.search.control.lexicon.Lexicon;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchRulesTest {

    private static final SearchRules RULES = new SearchRules(Lexicon.standard());

    private static List<Violation> violations(SearchRequest request) {
        return assertThrows(DomainException.class, () -> RULES.check(request)).violations();
    }

    @Test
    void somethingMustBeAsked() {
        assertEquals("query", violations(Searches.text("  ")).getFirst().field());
        assertDoesNotThrow(() -> RULES.check(Searches.text("x")));
        assertDoesNotThrow(() -> RULES.check(only(Searches.age(1, null))));
    }

    @Test
    void anUnknownSkillIsNamedWithItsPlaceAndItsNeighbours() {
        var violation = violations(only(Searches.skills(List.of("dancing", "dancng"), null))).getFirst();
        assertEquals("filters.skills.any[1]", violation.field());
        assertTrue(violation.reason().startsWith("there is no skill 'dancng'; near it are dancing"), violation.reason());
        assertEquals(
                "filters.skills.all[0]",
                violations(only(Searches.skills(null, List.of("xyzzy")))).getFirst().field());
    }

    @Test
    void languagesAreNamesOrIsoCodes() {
        assertDoesNotThrow(() -> RULES.check(only(Searches.languages("Marathi", "mr", "हिंदी", "fi", "fin"))));
        assertEquals("filters.languages[0]", violations(only(Searches.languages("Klingonese"))).getFirst().field());
    }

    @Test
    void placesMayBeUnknown() {
        assertDoesNotThrow(() -> RULES.check(only(Searches.location("Hiware Bazar"))));
    }

    @Test
    void endsOfRangesMustBeInOrderAndAllViolationsAreNamed() {
        var filters = new Filters(
                null,
                new Skills(List.of("xyzzy"), null),
                null,
                null,
                new Range(30, 20),
                new Range(2, 1),
                new Range(2, 2),
                new SearchRequest.Period(LocalDate.parse("2026-02-02"), LocalDate.parse("2026-02-01")),
                null);
        assertEquals(
                List.of("filters.skills.any[0]", "filters.age_range", "filters.experience_years", "filters.availability"),
                violations(only(filters)).stream().map(Violation::field).toList());
    }

    @Test
    void spellingsAreMeasuredByLevenshtein() {
        assertEquals(3, NearestNames.distance("kitten", "sitting"));
        assertEquals(0, NearestNames.distance("", ""));
        assertEquals(4, NearestNames.distance("", "pune"));
        var nearest = new NearestNames(Lexicon.standard());
        assertEquals("Pune", nearest.of("punee", Field.LOCATION).getFirst());
        assertEquals(List.of(), nearest.of("xyzzyxyzzy", Field.LOCATION));
    }
}
