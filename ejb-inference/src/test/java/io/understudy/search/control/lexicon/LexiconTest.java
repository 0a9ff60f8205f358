package io.understudy.search.control.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.text.control.Transliteration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {

    private final Lexicon lexicon = Lexicon.standard();

    @Test
    void isLargeEnoughForTheTrade() {
        assertTrue(lexicon.concepts(Field.LOCATION).stream().filter(c -> c.parent().isPresent()).count() >= 40);
        assertTrue(lexicon.concepts(Field.LANGUAGE).size() >= 16);
        var parents = lexicon.concepts(Field.SKILL).stream().flatMap(c -> c.parent().stream()).collect(Collectors.toSet());
        assertTrue(lexicon.concepts(Field.SKILL).stream().filter(c -> !parents.contains(c.code())).count() >= 30);
    }

    @Test
    void everyConceptHasAWordInEveryLanguageAndAKnownParent() {
        for (var field : Field.values()) {
            for (var concept : lexicon.concepts(field)) {
                Concept.LANGUAGES.forEach(language ->
                        assertTrue(!concept.label(language).isBlank(), () -> concept.code() + " in " + language));
                concept.parent().ifPresent(parent -> assertEquals(parent, lexicon.concept(field, parent).code()));
                assertTrue(Transliteration.hasDevanagari(concept.label("hi")), concept.code());
                assertTrue(Transliteration.hasDevanagari(concept.label("mr")), concept.code());
            }
        }
    }

    @Test
    void everyFormResolvesToItsConcept() {
        var wrong = new ArrayList<String>();
        for (var field : Field.values()) {
            for (var concept : lexicon.concepts(field)) {
                concept.forms().values().stream().flatMap(List::stream)
                        .filter(form -> lexicon.resolve(field, form).filter(concept::equals).isEmpty())
                        .forEach(form -> wrong.add(field + " " + concept.code() + ": " + form));
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Sounds may meet across languages and within a family, never between two things of one field. */
    @Test
    void soundsKeepDifferentConceptsApart() {
        var clashes = new ArrayList<String>();
        for (var field : Field.values()) {
            var seen = new HashMap<String, Map.Entry<String, Concept>>();
            for (var concept : lexicon.concepts(field)) {
                for (var form : concept.forms().values().stream().flatMap(List::stream).toList()) {
                    var key = Token.of(form).stream().map(t -> Transliteration.phonetic(t.word())).collect(Collectors.joining(" "));
                    var other = seen.putIfAbsent(key, Map.entry(form, concept));
                    if (other != null && !other.getValue().equals(concept)) {
                        clashes.add(key + ": " + form + " " + concept.code() + ", " + other.getKey() + " " + other.getValue().code());
                    }
                }
            }
        }
        assertEquals(List.of(), clashes);
    }

    @ParameterizedTest
    @CsvSource({
        "LOCATION, mumbai, mumbai", "LOCATION, Bombay, mumbai", "LOCATION, मुंबई, mumbai", "LOCATION, मुम्बई, mumbai",
        "LOCATION, mumbaai, mumbai", "LOCATION, Bangalore, bengaluru", "LOCATION, बंगळूरु, bengaluru",
        "LOCATION, नई दिल्ली, delhi", "LOCATION, Poona, pune", "SKILL, dancing.bollywood, dancing.bollywood",
        "SKILL, Bollywood Dance, dancing.bollywood", "SKILL, डांसर, dancing", "SKILL, dansar, dancing",
        "SKILL, घुड़सवारी, horse-riding", "SKILL, घोडेस्वारी, horse-riding", "SKILL, stunt man, stunts",
        "LANGUAGE, Marathi, mr", "LANGUAGE, हिन्दी, hi", "LANGUAGE, bho, bho", "GENDER, actress, female",
        "LEVEL, नवोदित, fresher", "FORMAT, dharavahik, series", "INDUSTRY, बॉलीवुड, hindi-cinema",
        "DIALECT, वऱ्हाडी, varhadi", "GENRE, पौराणिक, mythological", "AGE, किशोर, teenager"
    })
    void resolvesCodesAndNames(Field field, String name, String code) {
        assertEquals(code, lexicon.resolve(field, name).orElseThrow().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Atlantis", "mumbai and more", "daily"})
    void resolvesNothingElse(String name) {
        assertTrue(lexicon.resolve(Field.LOCATION, name).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "lead actors in Mumbai for a drama series, lead actors=acting|Mumbai=mumbai|drama=drama|series=series",
        "मुंबई में ड्रामा सीरीज़ के लिए मुख्य अभिनेता, मुंबई=mumbai|ड्रामा=drama|सीरीज़=series|मुख्य अभिनेता=acting",
        "मुंबईत नाटक मालिकेसाठी मुख्य कलाकार, मुंबईत=mumbai|नाटक=drama+theatre|मालिकेसाठी=series|मुख्य कलाकार=acting",
        "mumbai mein drama series ke liye lead actor, mumbai=mumbai|drama=drama|series=series|lead actor=acting",
        "पुण्यातील नर्तकी, पुण्यातील=pune|नर्तकी=dancing+female",
        "कोल्हापुरात कुस्तीपटू, कोल्हापुरात=kolhapur|कुस्तीपटू=martial-arts.wrestling",
        "गोव्यातल्या गायकांना, गोव्यातल्या=goa|गायकांना=singing",
        "दिल्ली के कलाकारों और अभिनेत्रियों को, दिल्ली=delhi|कलाकारों=acting|अभिनेत्रियों=acting+female",
        "Bombay's stunt-women, Bombay=mumbai|stunt=stunts|women=female",
        "'a hip, hop dance', 'dance=dancing'", "वो काम करता है, ''", "mitti se jude hunar, ''",
        "shooting daily, ''", "मुंबईकर, ''"
    })
    void findsWhatATextNames(String text, String expected) {
        var found = lexicon.mentions(text).stream()
                .map(m -> m.text() + "=" + m.concepts().stream().map(Concept::code).collect(Collectors.joining("+")))
                .collect(Collectors.joining("|"));
        assertEquals(expected, found);
    }

    @Test
    void mentionsKnowTheirPlace() {
        var mention = lexicon.mentions("a dancer, मुंबईत").getLast();
        assertEquals(10, mention.start());
        assertEquals(16, mention.end());
        assertEquals("mumbai", mention.concept(Field.LOCATION).orElseThrow().code());
    }

    @Test
    void aFamilyHoldsItsHeadAndAllBelow() {
        assertEquals(Set.of("voice", "voice.over", "voice.dubbing", "voice.audiobook"), lexicon.descendants(Field.SKILL, "voice"));
        assertEquals(Set.of("mimicry"), lexicon.descendants(Field.SKILL, "mimicry"));
        assertTrue(lexicon.descendants(Field.LOCATION, "maharashtra").containsAll(Set.of("mumbai", "pune")));
    }

    @Test
    void labelsAreTheFirstWords() {
        var dance = lexicon.concept(Field.SKILL, "dancing.bollywood");
        assertEquals("Bollywood dance", dance.label("en"));
        assertEquals("बॉलीवुड डांस", dance.label("hi"));
        assertEquals("बॉलिवूड नृत्य", dance.label("mr"));
        assertEquals("bollywood dance", dance.label("hi-Latn"));
        assertEquals("60-", lexicon.concept(Field.AGE, "elderly").ages().orElseThrow().toString());
        assertThrows(IllegalArgumentException.class, () -> lexicon.concept(Field.SKILL, "alchemy"));
    }
}
