package io.understudy.food.control.understanding;

import io.understudy.food.control.Diet;
import io.understudy.food.control.Weather;
import java.util.Set;

/**
 * What no dish may break.
 *
 * @param allergies what somebody reacts to, each with the families in which the same reaction lies
 * @param refused what shall not be in it, or what it shall not be
 * @param unknownAllergies words that stand where an allergy is named, and that nobody here knows
 * @param hasUnnamedAllergy an allergy is spoken of, and not to what
 * @param weather null where nobody said
 * @param budget rupees for a dish; null without a limit
 * @param calories kcal a dish at most; null without a limit
 * @param spice at most; null without a limit
 */
public record Constraints(
        Set<Diet> diets,
        Set<Concept> allergies,
        Set<Concept> refused,
        Set<String> unknownAllergies,
        boolean hasUnnamedAllergy,
        Weather weather,
        Integer budget,
        Integer calories,
        Integer spice) {}
