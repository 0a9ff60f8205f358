package io.understudy.search.control.index.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordTest {

    private static String term(String word, Channel channel) {
        return Word.of(word).getFirst().terms().get(channel);
    }

    @ParameterizedTest
    @CsvSource({"गीत, गति", "ताल, तेल", "कला, काल", "सात, साथी", "मोर, मेरा", "नृत्य, नित्य", "शिव, शव", "सूर, सुर्य"})
    void vowelSignsTellWordsApart(String one, String other) {
        assertNotEquals(term(one, Channel.HINDI), term(other, Channel.HINDI));
        assertNotEquals(term(one, Channel.MARATHI), term(other, Channel.MARATHI));
    }

    @ParameterizedTest
    @CsvSource({"नाटिका, नाटिक", "संगीत, संगीत", "भूमिका, भूमिक", "गायिका, गायिक"})
    void aMarathiStemKeepsTheVowelSignsInside(String word, String stem) {
        assertEquals(stem, term(word, Channel.MARATHI));
    }

    @ParameterizedTest
    @CsvSource({
        "नाटक, नाटकात", "नाटक, नाटकांमध्ये", "नाटक, नाटकाचा", "मुंबई, मुंबईत", "मुंबई, मुंबईसाठी", "मुंबई, मुंबईची",
        "मालिका, मालिकेत", "मालिका, मालिकेसाठी", "मराठी, मराठीत", "कलाकार, कलाकाराला", "अभिनेता, अभिनेत्याने",
        "चित्रपट, चित्रपटातील", "नर्तक, नर्तकाच्या"
    })
    void caseEndingsOfMarathiFall(String noun, String inflected) {
        assertEquals(term(noun, Channel.MARATHI), term(inflected, Channel.MARATHI));
    }

    @ParameterizedTest
    @CsvSource({"नर्तक, नर्तकों", "लड़का, लड़के", "फ़िल्म, फिल्म", "हिन्दी, हिंदी"})
    void hindiFormsAndSpellingsMeet(String one, String other) {
        assertEquals(term(one, Channel.HINDI), term(other, Channel.HINDI));
    }

    @ParameterizedTest
    @CsvSource({"dancers, dancer", "Acting, acted", "director's, director"})
    void englishFormsMeet(String one, String other) {
        assertEquals(term(one, Channel.ENGLISH), term(other, Channel.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "no, not over, except under or without any other", "nahi, aur bhi koi ho", "नहीं, बिना और से ज़्यादा", "नाही, नको किंवा पेक्षा जास्त सोडून"
    })
    void functionWordsOfNoLanguageFormAreWords(String text) {
        assertEquals(List.of(), Word.of(text));
    }

    @Test
    void spellingsAndScriptsMeetBySound() {
        var sound = term("dancer", Channel.SOUND);
        assertEquals(sound, term("डांसर", Channel.SOUND));
        assertEquals(sound, term("dansar", Channel.SOUND));
    }

    @Test
    void eachScriptHasItsChannelsAndStopWordsHaveNone() {
        var words = Word.of("the मुंबई में Dancer २५");
        assertEquals(List.of(4, 14, 21), words.stream().map(Word::start).toList());
        assertNull(words.get(0).terms().get(Channel.ENGLISH));
        assertEquals("मुंबई", words.get(0).terms().get(Channel.MARATHI));
        assertEquals("dancer", words.get(1).terms().get(Channel.ENGLISH));
        assertNull(words.get(1).terms().get(Channel.HINDI));
        assertEquals("25", words.get(2).terms().get(Channel.ENGLISH));
    }
}
