package io.understudy.food.control;

import java.util.List;

/**
 * What an intent of the model {@code food-intent} means for the choice of dishes.
 *
 * @param mood that it speaks of; null where it speaks of none
 * @param wants what it asks of a dish, as {@code intents.tsv} writes it: {@code suit:sad}, {@code tag:light}, {@code quick}
 */
public record FoodIntent(String name, Mood mood, Serves serves, List<String> wants) {

    /** Whether it is answered with dishes. */
    public enum Serves {
        YES,
        /** Where the text says of itself what is to be eaten. */
        IF_ASKED,
        NO
    }
}
