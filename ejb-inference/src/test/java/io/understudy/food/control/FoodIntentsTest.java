package io.understudy.food.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.food.control.FoodIntents.Labelled;
import io.understudy.text.control.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The labelled set: large enough, varied enough, and of one mind about every text. */
class FoodIntentsTest {

    private static final Pattern DEVANAGARI = Pattern.compile("\\p{IsDevanagari}");

    /** Words that romanised Hindi is hardly written without. */
    private static final Set<String> ROMANISED = Set.of(
            "hai", "kya", "batao", "khana", "khane", "kuch", "hu", "tera", "ke", "ka", "ki", "se", "nahi", "aaj", "karo", "kha", "khau", "gaya", "ji", "milte",
            "bhai", "yaar", "mera", "tum", "shukriya", "dhanyavaad", "namaste", "chalo", "dost", "pranam", "ram", "akal", "shubh", "hun", "dikhao", "karna", "aur", "aadha");

    private final FoodIntents intents = FoodIntents.standard();
    private final List<Labelled> utterances = intents.utterances();

    @Test
    void hasAtLeastThirtyTwoIntentsOfAtLeastFortyUtterances() {
        var sizes = new HashMap<String, Integer>();
        utterances.forEach(u -> sizes.merge(u.intent(), 1, Integer::sum));

        assertEquals(45, sizes.size());
        sizes.forEach((intent, size) -> assertTrue(size >= 40, intent + " has " + size));
        assertTrue(sizes.get(FoodIntents.OUT_OF_SCOPE) >= 150);
    }

    @Test
    void hasNoTextTwice() {
        var seen = new HashMap<List<String>, Labelled>();
        for (var utterance : utterances) {
            var words = Words.of(utterance.text());
            var other = seen.put(words.isEmpty() ? List.of(utterance.text()) : words, utterance);
            assertTrue(other == null, () -> utterance + " is " + other);
        }
    }

    @Test
    void isPartlyInHindiInBothScriptsForEveryIntent() {
        for (var label : intents.labels()) {
            var own = utterances.stream().filter(u -> u.intent().equals(label)).map(Labelled::text).toList();
            var devanagari = own.stream().filter(DEVANAGARI.asPredicate()).count();
            var romanised = own.stream().filter(text -> Words.of(text).stream().anyMatch(ROMANISED::contains)).count();
            assertTrue(devanagari >= 4, label + " has in Devanagari " + devanagari);
            assertTrue(romanised >= 3, label + " has in romanised Hindi " + romanised);
            assertTrue(devanagari + romanised <= own.size() / 2, label + " is mostly Hindi");
        }
    }

    @Test
    void hasTextsOfOneWordAndOfThreeSentences() {
        assertTrue(utterances.stream().filter(u -> Words.of(u.text()).size() == 1).count() >= 50);
        assertTrue(utterances.stream().filter(u -> Words.of(u.text()).size() > 12).count() >= 40);
        assertTrue(utterances.stream().allMatch(u -> u.text().equals(u.text().strip()) && u.text().length() <= 300));
    }
}
