package io.understudy.food.control;

import java.util.Locale;

/** The groups of foods that most reactions come from; each is a family of ingredients. */
public enum Allergen {
    PEANUT,
    TREE_NUT,
    DAIRY,
    EGG,
    GLUTEN,
    SOY,
    FISH,
    SHELLFISH,
    SESAME,
    MUSTARD;

    public String family() {
        return name().toLowerCase(Locale.ROOT);
    }
}
