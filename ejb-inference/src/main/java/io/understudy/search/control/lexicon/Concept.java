package io.understudy.search.control.lexicon;

import io.understudy.search.control.Interpretation.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that talents and queries speak of, and the words for it.
 *
 * @param code unique within its field, stable, stored in profiles ({@code dancing.bollywood}, {@code mumbai})
 * @param parent code of the wider concept of the same field, where there is one
 * @param forms words by language ({@code en}, {@code hi}, {@code mr}, {@code hi-Latn}), synonyms included; the first one
 *     is the label; every language has at least one
 * @param ages for an age word: what it means in years
 */
public record Concept(
        Field field, String code, Optional<String> parent, Map<String, List<String>> forms, Optional<Years> ages) {

    /** The languages that every concept has words in. */
    public static final List<String> LANGUAGES = List.of("en", "hi", "mr", "hi-Latn");

    /** Years of age, both ends included; no {@code max} means open. */
    public record Years(int min, Optional<Integer> max) {

        /** {@code 13-19}, or {@code 60-} where the end is open. */
        @Override
        public String toString() {
            return min + "-" + max.map(String::valueOf).orElse("");
        }
    }

    public Concept {
        forms = Map.copyOf(forms);
    }

    /** The usual word in that language, in English where the language is none of {@link #LANGUAGES}. */
    public String label(String language) {
        return forms(language).isEmpty() ? forms("en").getFirst() : forms(language).getFirst();
    }

    /** All words in that language, label first; empty where the language is none of {@link #LANGUAGES}. */
    public List<String> forms(String language) {
        return forms.getOrDefault(language, List.of());
    }
}
