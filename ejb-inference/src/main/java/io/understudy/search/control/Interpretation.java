package io.understudy.search.control;

import java.util.List;

/**
 * What a free text was understood as.
 *
 * @param language ISO 639 code of the text's language, as far as can be told ({@code en}, {@code hi}, {@code mr},
 *     {@code hi-Latn})
 * @param understood the parts that were recognised, in the order of the text
 */
public record Interpretation(String language, List<Understood> understood) {

    public static final Interpretation NONE = new Interpretation(null, List.of());

    public enum Field {
        LOCATION,
        SKILL,
        LANGUAGE,
        GENDER,
        AGE,
        EXPERIENCE,
        LEVEL,
        BUDGET,
        DIALECT,
        INDUSTRY,
        GENRE,
        FORMAT
    }

    /** FILTER leaves out what does not satisfy it, EXCLUDE what does; BOOST only lifts what does. */
    public enum Effect {
        FILTER,
        BOOST,
        EXCLUDE
    }

    /**
     * @param text the words as they stand in the query
     * @param value code of the lexicon, for a language with the least fluency where one is asked for ({@code hi:fluent}),
     *     or {@code min-max} for numbers with an open end left empty ({@code 20-30}, {@code -5000})
     */
    public record Understood(Field field, String value, String text, Effect effect) {}
}
