package io.understudy.intent.control.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntentFeaturesTest {

    private final IntentFeatures features = new IntentFeatures(new FeatureSettings(true, 2, 3));

    @Test
    void wordsPairsAndTheirCharacters() {
        assertEquals(
                List.of("w:my", "c:^m", "c:my", "c:y$", "c:^my", "c:my$", "w:id", "b:my id", "c:^i", "c:id", "c:d$", "c:^id", "c:id$"),
                List.copyOf(features.count("My ID!").keySet()));
        assertEquals(2, features.count("no, No").get("w:no"));
    }

    @Test
    void marksStayWithTheirLetters() {
        assertEquals(List.of("w:नियम", "c:^नि", "c:निय", "c:यम", "c:म$", "c:^निय", "c:नियम", "c:यम$"), List.copyOf(features.count("नियम").keySet()));
    }

    @Test
    void spellingsThatLookAlikeAreOne() {
        assertEquals(features.count("café ﬁt"), features.count("cafe\u0301 fit"));
        assertEquals(features.count("माँ"), features.count("मां"));
        assertEquals(features.count("ЧЁРНЫЙ"), features.count("че\u0308рный"));
        assertTrue(features.count("🍕🍕 !?").isEmpty());
    }

    @Test
    void noSurrogatePairIsCut() {
        for (var feature : features.count("𐐨𐐩𐐪 a𝒷").keySet()) {
            assertTrue(feature.chars().filter(c -> Character.isSurrogate((char) c)).count() % 2 == 0, feature);
        }
    }
}
