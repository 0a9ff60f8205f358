package io.understudy.search.control.understanding;

import io.understudy.search.control.lexicon.Concept;
import io.understudy.search.control.lexicon.Mention;
import io.understudy.text.control.Transliteration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The language of a short text: by script, then by its small words, endings and the words of the trade in it. */
final class LanguageGuess {

    private static final Set<String> HINDI = Set.of(
            "में", "के", "की", "का", "है", "हैं", "और", "वाला", "वाले", "वाली", "लिए", "चाहिए", "से", "को", "जो", "नहीं",
            "तक", "कोई", "सके", "सकता", "सकती", "हो", "करने", "साल", "उम्र", "वर्षों");
    private static final Set<String> MARATHI = Set.of(
            "आहे", "आहेत", "नाही", "सोडून", "वगळून", "इतर", "आणि", "मध्ये", "पाहिजे", "हवा", "हवी", "हवे", "हवेत", "असलेला", "असलेली", "असलेले", "येथील",
            "ते", "वर्षे", "साठी", "कोणी", "नको", "व", "किंवा", "येणारा", "येणारी", "येणारे", "शोधा", "वर्षांचा", "वय",
            "बाहेर", "बाहेरचा", "बाहेरची", "बाहेरचे", "बाहेरील");
    private static final List<String> MARATHI_ENDINGS = List.of(
            "साठी", "तील", "णारा", "णारी", "णारे", "ांचा", "ांची", "ांचे", "मध्ये", "मधील", "पेक्षा", "पर्यंत", "च्या", "ाऱ्या",
            "ईत", "ात", "बाहेर", "बाहेरील", "बाहेरचा", "बाहेरची", "बाहेरचे", "व्यतिरिक्त", "खेरीज");
    private static final Set<String> ROMANISED = Set.of(
            "mein", "ke", "ki", "ka", "hai", "hain", "chahiye", "aur", "wala", "wale", "wali", "liye", "jo", "koi",
            "nahi", "nahin", "se", "ko", "kar", "sake", "saal", "umar", "mujhe", "hona", "ho", "acchi", "accha", "karne",
            "tak");
    private static final Set<String> ENGLISH = Set.of(
            "the", "a", "an", "in", "for", "with", "who", "and", "or", "of", "from", "can", "is", "are", "to", "under",
            "that", "someone", "need", "looking", "years", "speaking", "speaks");

    private LanguageGuess() {}

    /** @return {@code en}, {@code hi}, {@code mr}, {@code hi-Latn}, or null where no word stands */
    static String of(String query, List<String> words, List<Mention> mentions) {
        if (words.stream().noneMatch(word -> Character.isLetter(word.charAt(0)))) {
            return null;
        }
        if (isMostlyDevanagari(query)) {
            return marathi(words) + only("mr", "hi", mentions) > hindi(words) + only("hi", "mr", mentions) ? "mr" : "hi";
        }
        long romanised = words.stream().filter(ROMANISED::contains).count() + only("hi-Latn", "en", mentions);
        long english = words.stream().filter(ENGLISH::contains).count() + only("en", "hi-Latn", mentions);
        return romanised > english ? "hi-Latn" : "en";
    }

    private static boolean isMostlyDevanagari(String query) {
        long latin = query.chars().filter(c -> c < 0x250 && Character.isLetter(c)).count();
        long letters = query.chars().filter(Character::isLetter).count();
        return Transliteration.hasDevanagari(query) && latin * 2 <= letters;
    }

    private static long hindi(List<String> words) {
        return words.stream().filter(HINDI::contains).count();
    }

    private static long marathi(List<String> words) {
        return words.stream()
                .filter(word -> MARATHI.contains(word) || word.contains("ळ")
                        || MARATHI_ENDINGS.stream().anyMatch(ending -> word.endsWith(ending) && word.length() > ending.length() + 1))
                .count();
    }

    /** How many words of the trade belong to the one language and not to the other. */
    private static long only(String language, String other, List<Mention> mentions) {
        return mentions.stream()
                .filter(mention -> mention.concepts().stream().anyMatch(concept ->
                        has(concept, language, mention.text()) && !has(concept, other, mention.text())))
                .count();
    }

    private static boolean has(Concept concept, String language, String text) {
        var word = text.toLowerCase(Locale.ROOT);
        return concept.forms(language).stream().anyMatch(form -> form.toLowerCase(Locale.ROOT).equals(word));
    }
}
