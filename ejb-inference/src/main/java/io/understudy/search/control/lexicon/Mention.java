package io.understudy.search.control.lexicon;

import io.understudy.search.control.Interpretation.Field;
import java.util.List;
import java.util.Optional;

/**
 * Words of a text that name something of the lexicon.
 *
 * @param text the words as they stand
 * @param start index of their first character
 * @param end index after their last character
 * @param concepts what they may mean, at least one: {@code actress} is a skill and a gender, {@code drama} a genre
 */
public record Mention(String text, int start, int end, List<Concept> concepts) {

    public Optional<Concept> concept(Field field) {
        return concepts.stream().filter(concept -> concept.field() == field).findFirst();
    }
}
