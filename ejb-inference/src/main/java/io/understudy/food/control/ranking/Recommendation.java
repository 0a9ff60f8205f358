package io.understudy.food.control.ranking;

import io.understudy.food.control.Diet;
import io.understudy.food.control.Mood;
import io.understudy.food.control.Weather;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The dishes, the best first, and how it came to them.
 *
 * @param reason why there are none; null where there are some
 * @param notes what the reader should know besides
 * @param leftOut by rule, how many dishes of the menu break it
 * @param diets that were held to, those of the intent among them
 */
public record Recommendation(
        List<Suggested> dishes, Reason reason, List<String> notes, Map<String, Integer> leftOut, Set<Diet> diets, Weather weather, Mood mood) {

    /** Why a text is answered without a dish. */
    public enum Reason {
        /** The intent is none that a dish answers. */
        NO_DISH_ASKED,
        /** An allergy is spoken of and not named. */
        ALLERGY_UNNAMED,
        /** A word stands where an allergy is named, and nothing is known about it. */
        ALLERGY_UNKNOWN,
        /** No dish of the menu keeps all rules. */
        NOTHING_FITS
    }
}
