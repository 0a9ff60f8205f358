package io.understudy.food.control;

import java.util.Set;
import java.util.function.Predicate;

/** A way to eat, and which dishes it allows: told from the families of the ingredients, never from a mark that may be wrong. */
public enum Diet {
    VEGAN(without("meat", "fish", "shellfish", "egg", "dairy", "honey", "rennet")),
    VEGETARIAN(without("meat", "fish", "shellfish", "egg", "rennet")),
    EGGETARIAN(without("meat", "fish", "shellfish", "rennet")),
    PESCATARIAN(without("meat", "rennet")),

    /** No roots, no onion and garlic, no mushrooms, sprouts and eggplants, no honey, nothing fermented to alcohol. */
    JAIN(without("meat", "fish", "shellfish", "egg", "rennet", "root", "allium", "honey", "jain_excluded", "alcohol")),

    /** The demo's kitchen buys halal meat; pork and alcohol are in some dishes. */
    HALAL(without("pork", "alcohol")),
    GLUTEN_FREE(without("gluten")),
    KETO(without("sweetener").and(dish -> dish.carbohydrates() <= 12)),
    DIABETIC(without("sweetener", "refined").and(dish -> dish.carbohydrates() <= 40 && !dish.tags().contains("fried"))),

    /** A Hindu fast: the menu says which dishes suit it. */
    FASTING(dish -> dish.suits().contains("fasting"));

    private final Predicate<Dish> rule;

    Diet(Predicate<Dish> rule) {
        this.rule = rule;
    }

    public boolean allows(Dish dish) {
        return rule.test(dish);
    }

    private static Predicate<Dish> without(String... families) {
        var forbidden = Set.of(families);
        return dish -> dish.families().stream().noneMatch(forbidden::contains);
    }
}
