package io.understudy.food.control.understanding;

import io.understudy.food.control.Dish;
import java.util.Locale;

/** Something that a word may mean, so far as it bears on the choice of a dish. */
public record Concept(Kind kind, String value) implements Comparable<Concept> {

    /** What kind of thing. */
    public enum Kind {
        FAMILY,
        INGREDIENT,
        TAG,
        COURSE,
        CUISINE,
        TEMPERATURE,
        DIET,
        WEATHER,
        SPICE,
        MOOD,
        NOT_FOOD
    }

    /** Something in the food, which one may react to. */
    public boolean isFood() {
        return kind == Kind.FAMILY || kind == Kind.INGREDIENT;
    }

    /** Whether the dish has it; of a diet, the weather and the like no dish has anything. */
    public boolean isIn(Dish dish) {
        return switch (kind) {
            case FAMILY -> dish.families().contains(value);
            case INGREDIENT -> dish.ingredients().contains(value);
            case TAG -> dish.tags().contains(value);
            case COURSE -> dish.course().equals(value);
            case CUISINE -> dish.cuisine().equals(value);
            case TEMPERATURE -> dish.temperature().name().equalsIgnoreCase(value);
            case DIET, WEATHER, SPICE, MOOD, NOT_FOOD -> false;
        };
    }

    @Override
    public int compareTo(Concept other) {
        return toString().compareTo(other.toString());
    }

    /** As {@code family:dairy}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + value;
    }
}
