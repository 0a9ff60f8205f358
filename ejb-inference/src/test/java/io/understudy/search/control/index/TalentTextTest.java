package io.understudy.search.control.index;

import static io.understudy.search.control.index.Searches.ids;
import static io.understudy.search.control.index.Searches.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.search.control.Interpretation;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words alone: no vector is given. */
class TalentTextTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"dancer", "डांसर", "dansar", "Dancers"})
    void spellingsInBothScriptsMeet(String query) {
        try (var index = Searches.index(
                directory,
                Talent.of("devanagari").biography("मशहूर डांसर"),
                Talent.of("latin").biography("A dancer"),
                Talent.of("other").biography("A singer, गायक"))) {
            var found = Set.copyOf(ids(index, text(query)));
            assertTrue(found.contains("latin") && !found.contains("other"), found.toString());
            assertTrue(query.equals("Dancers") || found.contains("devanagari"), found.toString());
        }
    }

    @Test
    void vowelSignsDistinguish() {
        try (var index = Searches.index(
                directory, Talent.of("geet").biography("गीत"), Talent.of("gati").biography("गति"))) {
            assertEquals("geet", ids(index, text("गीत")).getFirst());
            assertEquals("gati", ids(index, text("गति")).getFirst());
        }
    }

    @Test
    void namesOfCodesAreFoundInEnglishOnly() {
        try (var index = Searches.index(directory, Talent.of("a").skills("stunts").city("mumbai"))) {
            assertEquals(List.of("a"), ids(index, text("Mumbai")));
            assertEquals(List.of("a"), ids(index, text("stunt")));
            assertEquals(List.of(), ids(index, text("बम्बई")));
        }
    }

    @Test
    void theBetterMatchComesFirstAndMoreWordsScoreHigher() {
        try (var index = Searches.index(
                directory,
                Talent.of("both").biography("kathak teacher"),
                Talent.of("one").biography("kathak student"),
                Talent.of("none").biography("ghazal singer"))) {
            var result = index.search(text("kathak teacher"), Interpretation.NONE, null);
            assertEquals(List.of("both", "one"), ids(result));
            // both words once in a text of average length: BM25 is tf/(tf + k) = 1/2.2 of what the words tell
            assertEquals(1 / 2.2, result.talents().getFirst().score(), 1e-6);
            assertEquals(1.0, result.talents().getFirst().explanation().lexical());
            assertEquals(0.0, result.talents().getFirst().explanation().semantic());
            assertTrue(result.talents().getLast().score() < 0.5 * 1 / 2.2);
            assertEquals(2, result.totalMatches());
        }
    }

    @Test
    void aVeryLongQueryIsAnswered() {
        try (var index = Searches.index(directory, Talent.of("a").biography("kathak"))) {
            var query = new StringBuilder("kathak");
            for (int i = 0; query.length() < 1_990; i++) {
                query.append(" w").append(i);
            }
            assertEquals(List.of("a"), ids(index, text(query.toString())));
        }
    }
}
