package io.understudy.search.control.index;

import static io.understudy.search.control.index.Searches.EAST;
import static io.understudy.search.control.index.Searches.NORTH;
import static io.understudy.search.control.index.Searches.SOUTH;
import static io.understudy.search.control.index.Searches.ids;
import static io.understudy.search.control.index.Searches.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.search.control.Interpretation;
import io.understudy.search.control.SearchRequest.Preferences;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TalentVectorsTest {

    @TempDir
    private Path directory;

    private static float[] unit(double x, double y) {
        double length = Math.sqrt(x * x + y * y);
        return new float[] {(float) (x / length), (float) (y / length), 0, 0};
    }

    @Test
    void theNearestComesFirstWithoutACommonWord() {
        try (var index = Searches.index(directory)) {
            index.put(Talent.of("north").profile(), NORTH);
            index.put(Talent.of("north-east").profile(), unit(1, 1));
            index.put(Talent.of("south").profile(), SOUTH);
            index.put(Talent.of("unknown").profile(), new float[4]);
            index.refresh();
            var result = index.search(text("zzz"), Interpretation.NONE, NORTH);
            assertEquals(List.of("north", "north-east", "south"), ids(result));
            assertEquals(1, result.talents().get(0).score(), 1e-6);
            assertEquals(Math.sqrt(0.5), result.talents().get(1).score(), 1e-6);
            assertEquals(0, result.talents().get(2).score());
        }
    }

    @Test
    void wordsAndVectorsAreMixedByTheFusion() {
        try (var index = Searches.index(directory)) {
            index.put(Talent.of("word").biography("kathak").profile(), EAST);
            index.put(Talent.of("vector").biography("ghazal").profile(), NORTH);
            index.refresh();
            var result = index.search(text("kathak"), Interpretation.NONE, NORTH, word -> true, new Fusion.WeightedSum(0.7));
            assertEquals(List.of("vector", "word"), ids(result));
            assertEquals(0.7, result.talents().get(0).score(), 1e-6);
            assertEquals(0.3, result.talents().get(1).score(), 1e-6);
            var words = index.search(text("kathak"), Interpretation.NONE, NORTH, word -> true, new Fusion.WeightedSum(0.2));
            assertEquals(List.of("word", "vector"), ids(words));
            var ranks = index.search(text("kathak"), Interpretation.NONE, NORTH, word -> true, new Fusion.ReciprocalRank(60));
            assertEquals(0.5, ranks.talents().getFirst().score(), 1e-6);
        }
    }

    @Test
    void aWordThatTheEmbeddingDoesNotKnowFindsWhoHasIt() {
        try (var index = Searches.index(directory)) {
            index.put(Talent.of("rare").biography("plays the xylorimba").profile(), EAST);
            for (int i = 0; i < 20; i++) {
                index.put(Talent.of("near" + i).biography("plays the flute").profile(), NORTH);
            }
            index.refresh();
            var query = text("someone who plays the xylorimba");
            var unknown = index.search(query, Interpretation.NONE, NORTH, word -> word.equals("plays"));
            assertEquals("rare", unknown.talents().getFirst().talent().id());
            var known = index.search(query, Interpretation.NONE, NORTH, word -> true);
            assertEquals(List.of("near0", "near1"), ids(known).subList(0, 2));
            unknown.talents().forEach(hit -> assertTrue(hit.score() >= 0 && hit.score() <= 1, hit.score() + ""));
        }
    }

    @Test
    void scoresAreTheBoundsAndPartsOfTheFormula() {
        try (var index = Searches.index(directory)) {
            index.put(Talent.of("word").biography("kathak").profile(), EAST);
            index.put(Talent.of("vector").biography("ghazal").profile(), NORTH);
            index.refresh();
            var hits = index.search(text("kathak"), Interpretation.NONE, NORTH, word -> true, new Fusion.ByWord(0.2)).talents();
            // one known word, which one of two talents has: all it tells but a fifth is the cosine, 1 and 0
            assertEquals(0.8, hits.getFirst().score(), 1e-6);
            // a fifth of BM25 over idf, tf/(tf + k) with one occurrence in a text of about average length
            assertEquals(0.2 / 2.2, hits.getLast().score(), 0.02);
        }
    }

    @Test
    void aFilterThatOnlyFarVectorsSatisfyStillFillsThePage() {
        try (var index = Searches.index(directory)) {
            for (int i = 0; i < 400; i++) {
                index.put(Talent.of("near" + i).city("delhi").profile(), unit(1, i / 4000.0));
            }
            for (int i = 0; i < 20; i++) {
                index.put(Talent.of("far" + i).city("mumbai").profile(), unit(-1, i / 40.0));
            }
            index.refresh();
            var request = Searches.request("zzz", Searches.location("mumbai"), Preferences.NONE, 10, null);
            var result = index.search(request, Interpretation.NONE, NORTH);
            assertEquals(10, result.talents().size());
            assertEquals(20, result.totalMatches());
            result.talents().forEach(hit -> assertEquals("mumbai", hit.talent().city()));
        }
    }

    @Test
    void aVectorOfAnotherDimensionIsRefused() {
        try (var index = Searches.index(directory)) {
            assertThrows(IllegalArgumentException.class, () -> index.put(Talent.of("a").profile(), new float[3]));
            assertThrows(
                    IllegalArgumentException.class, () -> index.search(text("a"), Interpretation.NONE, new float[5]));
        }
    }
}
