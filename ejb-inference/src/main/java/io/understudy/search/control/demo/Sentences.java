package io.understudy.search.control.demo;

import io.understudy.text.control.Transliteration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sentences with slots by kind and language; those in romanised Hindi are the Hindi ones in Latin letters. */
final class Sentences {

    private final Map<String, List<String>> byKindAndLanguage = new HashMap<>();

    Sentences(String table) {
        for (var row : Table.rows(table)) {
            byKindAndLanguage.put(row.word(0) + "/en", row.words(1));
            byKindAndLanguage.put(row.word(0) + "/hi", row.words(2));
            byKindAndLanguage.put(row.word(0) + "/mr", row.words(3));
            byKindAndLanguage.put(row.word(0) + "/hi-Latn", row.words(2).stream().map(Transliteration::latin).toList());
        }
    }

    /** @return empty where nothing is said of that kind */
    List<String> of(String kind, String language) {
        return byKindAndLanguage.getOrDefault(kind + "/" + language, List.of());
    }

    /** Fills {@code {slots}} and decides every {@code [male/female]} form. */
    static String fill(String sentence, Map<String, String> slots, boolean female) {
        var out = new StringBuilder(sentence.length() * 2);
        int i = 0;
        while (i < sentence.length()) {
            char c = sentence.charAt(i);
            if (c == '{') {
                int end = sentence.indexOf('}', i);
                out.append(slots.get(sentence.substring(i + 1, end)));
                i = end + 1;
            } else if (c == '[') {
                int middle = sentence.indexOf('/', i);
                int end = sentence.indexOf(']', middle);
                out.append(female ? sentence.substring(middle + 1, end) : sentence.substring(i + 1, middle));
                i = end + 1;
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }
}
