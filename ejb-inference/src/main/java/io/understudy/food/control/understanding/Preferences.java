package io.understudy.food.control.understanding;

import io.understudy.food.control.Mood;
import java.util.List;
import java.util.Set;

/**
 * What would be nice.
 *
 * @param wanted what it should have, or be
 * @param wantsSpice whether it should be hot in the mouth
 * @param mood null where the text names none
 * @param words of the text, by which dishes are found that it names
 */
public record Preferences(Set<Concept> wanted, boolean wantsSpice, Mood mood, List<String> words) {

    /** Whether the text says of itself what is to be eaten. */
    public boolean areAny() {
        return wantsSpice || !wanted.isEmpty();
    }
}
