package io.understudy.search.control.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.text.control.LightStem;
import io.understudy.text.control.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class FeatureExtractorTest {

    private static final FeatureSettings STEMS = new FeatureSettings(false, false, 0, 0);

    private static final BiPredicate<String, String> ALL_KNOWN = (stem, sound) -> true;

    @Test
    void vowelSignsStayWithTheirConsonants() {
        assertEquals(List.of("मुंबई", "में", "नृत्य"), Words.of("मुंबई में, नृत्य!"));
    }

    @Test
    void chandrabinduAndJoinersDoNotMakeAnotherWord() {
        assertEquals(Words.of("हिंदी मां"), Words.of("हि\u200dंदी माँ"));
    }

    @Test
    void inflectionsShareAStem() {
        assertEquals("actor", LightStem.of("actors"));
        assertEquals(LightStem.of("dance"), LightStem.of("dancing"));
        assertEquals("trained".length() - 2, LightStem.of("trained").length());
        assertEquals("comedy", LightStem.of("comedies"));
        assertEquals(LightStem.of("अभिनेता"), LightStem.of("अभिनेते"));
        assertEquals("गायक", LightStem.of("गायकों"));
        assertEquals(LightStem.of("फिल्म"), LightStem.of("फ़िल्में"));
    }

    @Test
    void shortWordsKeepTheirEndings() {
        assertEquals("bus", LightStem.of("bus"));
        assertEquals("red", LightStem.of("red"));
        assertEquals("ring", LightStem.of("ring"));
    }

    @Test
    void countsStems() {
        assertEquals(Map.of("w:lead", 1, "w:actor", 2), new FeatureExtractor(STEMS).count("Lead actor, ACTORS", ALL_KNOWN));
    }

    @Test
    void eachIsWhatAnyModelMayRead() {
        var features = new java.util.TreeSet<String>();
        FeatureExtractor.remembering(new FeatureSettings(false, true, 4, 4)).each("film actor", features::add);

        assertEquals(
                Set.of("w:film", "w:actor", "b:film actor", "g:^fil", "g:film", "g:ilm$", "g:^act", "g:acto", "g:ctor", "g:tor$"), features);
    }

    @Test
    void aWordIsKnownByItsStemOrItsSound() {
        var extractor = new FeatureExtractor(new FeatureSettings(true, false, 0, 0));
        assertTrue(extractor.knows("Actors", (stem, sound) -> stem.equals("w:actor")));
        assertFalse(extractor.knows("actors", (stem, sound) -> stem.equals("w:actors")));
        assertFalse(extractor.knows("—", (stem, sound) -> true));
    }

    @Test
    void pairsOfNeighbours() {
        var features = new FeatureExtractor(new FeatureSettings(false, true, 0, 0)).count("lead film actor", ALL_KNOWN);

        assertEquals(Set.of("w:lead", "w:film", "w:actor", "b:lead film", "b:film actor"), features.keySet());
    }

    @Test
    void threeSpellingsHaveOneSound() {
        var extractor = new FeatureExtractor(new FeatureSettings(true, false, 0, 0));
        var sounds = List.of("डांसर", "dancer", "dansar").stream()
                .flatMap(word -> extractor.count(word, ALL_KNOWN).keySet().stream())
                .filter(feature -> feature.startsWith("p:"))
                .distinct()
                .toList();

        assertEquals(List.of("p:dansr"), sounds);
    }

    @Test
    void gramsOfTheLatinFormStandInForUnknownWords() {
        var extractor = new FeatureExtractor(new FeatureSettings(false, false, 3, 4));

        assertEquals(Set.of("w:राम"), extractor.count("राम", ALL_KNOWN).keySet());
        assertEquals(Set.of("g:^ra", "g:ram", "g:am$", "g:^ram", "g:ram$"),
                extractor.count("राम", (stem, sound) -> false).keySet());
    }

    @Test
    void gramsNeedAShortestLength() {
        assertThrows(IllegalArgumentException.class, () -> new FeatureSettings(false, false, 0, 3));
        assertThrows(IllegalArgumentException.class, () -> new FeatureSettings(false, false, 4, 3));
    }
}
