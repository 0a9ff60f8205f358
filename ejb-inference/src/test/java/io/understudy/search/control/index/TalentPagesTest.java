package io.understudy.search.control.index;

import static io.understudy.search.control.index.Searches.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import io.understudy.search.control.Interpretation;
import io.understudy.search.control.SearchRequest.Filters;
import io.understudy.search.control.SearchRequest.Preferences;
import io.understudy.search.control.SearchResult;
import io.understudy.search.control.SearchResult.Hit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TalentPagesTest {

    @TempDir
    private Path directory;

    private static TalentIndex filled(Path directory, int talents) {
        var random = new Random(7);
        var index = Searches.index(directory);
        for (int i = 0; i < talents; i++) {
            var talent = Talent.of("t" + i)
                    .rating(random.nextInt(6))
                    .biography("kathak ".repeat(1 + random.nextInt(4)) + "word ".repeat(random.nextInt(9)));
            double angle = random.nextDouble() * Math.PI;
            index.put(talent.profile(), new float[] {(float) Math.cos(angle), (float) Math.sin(angle), 0, 0});
        }
        index.refresh();
        return index;
    }

    private static SearchResult page(TalentIndex index, String query, Filters filters, int size, String cursor, float[] vector) {
        return index.search(Searches.request(query, filters, Preferences.NONE, size, cursor), Interpretation.NONE, vector);
    }

    private static List<Hit> all(TalentIndex index, String query, Filters filters, int size, float[] vector) {
        var hits = new ArrayList<Hit>();
        String cursor = null;
        do {
            var page = page(index, query, filters, size, cursor, vector);
            hits.addAll(page.talents());
            cursor = page.nextCursor();
        } while (cursor != null);
        return hits;
    }

    /** 400 talents match in words, far more than the 150 that words and vectors propose for the first pages. */
    @Test
    void pagesHoldEveryMatchOnceInOneOrder() {
        try (var index = filled(directory, 400)) {
            for (var vector : new float[][] {null, Searches.NORTH}) {
                var hits = all(index, "kathak", Filters.NONE, 37, vector);
                assertEquals(400, hits.size());
                assertEquals(400, hits.stream().map(hit -> hit.talent().id()).distinct().count());
                assertEquals(
                        hits.stream().map(hit -> hit.talent().id()).toList(),
                        all(index, "kathak", Filters.NONE, 90, vector).stream().map(hit -> hit.talent().id()).toList());
                for (int i = 1; i < hits.size(); i++) {
                    assertTrue(hits.get(i).score() <= hits.get(i - 1).score());
                }
            }
        }
    }

    @Test
    void pagesWithoutATextHoldEveryTalentByRatingThenId() {
        try (var index = filled(directory, 120)) {
            var hits = all(index, "", Searches.location("pune"), 50, null);
            assertEquals(120, hits.size());
            for (int i = 1; i < hits.size(); i++) {
                var before = hits.get(i - 1);
                var hit = hits.get(i);
                assertTrue(before.score() > hit.score()
                        || before.score() == hit.score() && before.talent().id().compareTo(hit.talent().id()) < 0);
            }
        }
    }

    @Test
    void pagesEndAtTheDepth() {
        try (var index = filled(directory, 1_050)) {
            var hits = all(index, "kathak", Filters.NONE, 100, null);
            assertEquals(1_000, hits.size());
            assertEquals(1_050, page(index, "kathak", Filters.NONE, 10, null, null).totalMatches());
            var first = page(index, "kathak", Filters.NONE, 10, null, null).nextCursor();
            var beyond = new Cursor(1_000, 0.1, "t1", 1, digestOf(index, first)).encoded();
            var refusal = assertThrows(DomainException.class, () -> page(index, "kathak", Filters.NONE, 10, beyond, null));
            assertTrue(refusal.getMessage().contains("1000"), refusal.getMessage());
        }
    }

    private static long digestOf(TalentIndex index, String cursor) {
        var request = Searches.request("kathak", Filters.NONE, Preferences.NONE, 10, cursor);
        return Cursor.digest(request, Interpretation.NONE);
    }

    @Test
    void onAChangedIndexThePageGoesOnBehindTheTalentOfTheCursor() {
        try (var index = filled(directory, 30)) {
            var first = page(index, "", Searches.location("pune"), 10, null, null);
            var expected = ids(page(index, "", Searches.location("pune"), 20, null, null)).subList(10, 20);
            index.put(Talent.of("a-new-best").rating(5).profile(), null);
            index.refresh();
            assertEquals(expected, ids(page(index, "", Searches.location("pune"), 10, first.nextCursor(), null)));
            index.delete(first.talents().getLast().talent().id());
            index.refresh();
            assertEquals(expected, ids(page(index, "", Searches.location("pune"), 10, first.nextCursor(), null)));
        }
    }

    @Test
    void theLastPageHasNoCursor() {
        try (var index = filled(directory, 20)) {
            assertNull(page(index, "kathak", Filters.NONE, 20, null, null).nextCursor());
            assertNull(page(index, "nothing", Filters.NONE, 20, null, null).nextCursor());
        }
    }

    @Test
    void aForeignOrMalformedCursorIsRefused() {
        try (var index = filled(directory, 20)) {
            var cursor = page(index, "kathak", Filters.NONE, 10, null, null).nextCursor();
            assertEquals(10, page(index, "kathak", Filters.NONE, 10, cursor, null).talents().size());
            for (var wrong : Set.of("", "x", "!!", cursor.substring(2), cursor + "AAAA")) {
                var refusal = assertThrows(DomainException.class, () -> page(index, "kathak", Filters.NONE, 10, wrong, null));
                assertEquals("cursor", refusal.violations().getFirst().field());
            }
            assertThrows(DomainException.class, () -> page(index, "word", Filters.NONE, 10, cursor, null));
            assertThrows(DomainException.class, () -> page(index, "kathak", Searches.location("pune"), 10, cursor, null));
        }
    }
}
