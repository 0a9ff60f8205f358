package io.understudy.text.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransliterationTest {

    @ParameterizedTest
    @CsvSource({
        "मुंबई, mumbai", "डांसर, dansar", "हिंदी, hindi", "हिन्दी, hindi", "नृत्य, nritya", "अभिनेता, abhineta",
        "कलाकार, kalakar", "बोलने, bolne", "लखनऊ, lakhnau", "भरतनाट्यम, bharatnatyam", "राजस्थान, rajasthan",
        "महाराष्ट्र, maharashtra", "कथक, kathak", "फ़िल्म, film", "ज्ञान, gyan", "लड़का, ladka", "सीरीज़, siriz",
        "न, na", "में, men", "२५ वर्षे, 25 varshe", "मुंबई में dancer, mumbai men dancer", "Pune 411001, Pune 411001",
        "अच्छा।, achchha."
    })
    void writesDevanagariInLatin(String text, String latin) {
        assertEquals(latin, Transliteration.latin(text));
    }

    @ParameterizedTest
    @CsvSource({
        "डांसर, dansr", "dancer, dansr", "dansar, dansr", "Dancer, dansr",
        "मुंबई, mumbi", "mumbai, mumbi", "mumbaai, mumbi", "munbai, mumbi",
        "हिंदी, hindi", "hindi, hindi", "hindee, hindi",
        "नृत्य, nrity", "nritya, nrity",
        "अभिनेता, abinit", "abhineta, abinit",
        "फिल्म, film", "फ़िल्म, film", "film, film", "filam, film", "philm, film",
        "लखनऊ, laknu", "lucknow, laknu", "lakhnau, laknu",
        "थिएटर, titr", "theatre, titr", "theater, titr",
        "दिल्ली, dili", "delhi, dili", "dilli, dili",
        "कोरियोग्राफर, kuriugrfr", "choreographer, kuriugrfr",
        "डांस, dans", "dance, dans", "जयपुर, jipur", "jaipur, jipur", "केरल, kirl", "kerala, kirl",
        "goa, gua", "25, 25", "mp3, mp3", "Beyoncé, biuns"
    })
    void spellingsOfOneWordShareAKey(String token, String key) {
        assertEquals(key, Transliteration.phonetic(token));
    }

    @ParameterizedTest
    @CsvSource({
        "hindi, hindu", "mumbai, bombay", "pune, patna", "marathi, murti", "dance, drama", "singer, dancer",
        "actor, actress", "male, female", "नायक, नायिका", "गायक, गायिका", "comedy, kannada", "kathak, kathakali"
    })
    void differentWordsKeepDifferentKeys(String one, String other) {
        assertNotEquals(Transliteration.phonetic(one), Transliteration.phonetic(other));
    }
}
