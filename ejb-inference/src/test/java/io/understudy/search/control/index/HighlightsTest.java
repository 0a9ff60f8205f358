package io.understudy.search.control.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HighlightsTest {

    private static Map<String, List<String>> passages(String query, Talent talent) {
        return new Highlights(LexicalQuery.of(query), ReadProfile.of(talent.profile())).passages();
    }

    @Test
    void marksTheSentenceAndEscapesTheRest() {
        var talent = Talent.of("a").biography("Born in Pune. A <b>dancer</b> & \"teacher\". Lives alone.");
        assertEquals(
                Map.of("biography", List.of("A &lt;b&gt;<em>dancer</em>&lt;/b&gt; &amp; &quot;teacher&quot;.")),
                passages("dancers", talent));
    }

    @Test
    void marksTheSameWordInAnyScript() {
        var talent = Talent.of("a")
                .name("Asha Kathak")
                .nameDevanagari("आशा कथक")
                .credit("Kathak Nights", 2020, null, null, null)
                .biography("मैं पुणे से हूँ। कथक मेरी साँस है।");
        assertEquals(
                Map.of(
                        "name", List.of("Asha <em>Kathak</em>"),
                        "name_devanagari", List.of("आशा <em>कथक</em>"),
                        "credits", List.of("<em>Kathak</em> Nights"),
                        "biography", List.of("<em>कथक</em> मेरी साँस है।")),
                passages("kathak", talent));
    }

    @Test
    void aLongSentenceIsCutAroundTheMatchAndNoWordIsLostOrShownTwice() {
        var talent = Talent.of("a").biography("one ".repeat(200) + "kathak " + "two ".repeat(200) + "kathak");
        var found = passages("kathak", talent).get("biography");
        assertEquals(2, found.size());
        assertTrue(found.getFirst().contains(" <em>kathak</em> ") && found.getFirst().length() < 400, found.getFirst());
        assertTrue(found.getLast().endsWith("two <em>kathak</em>"));
    }

    @Test
    void nothingIsMarkedWithoutAMatch() {
        assertEquals(Map.of(), passages("kathak", Talent.of("a").biography("A singer.")));
        assertEquals(Map.of(), passages("", Talent.of("a").biography("A singer.")));
    }
}
