package io.understudy.food.control.ranking;

import io.understudy.food.control.Dish;
import io.understudy.food.control.FoodIntent;
import io.understudy.food.control.Mood;
import io.understudy.food.control.Temperature;
import io.understudy.food.control.Weather;
import io.understudy.food.control.understanding.Concept;
import io.understudy.food.control.understanding.Concept.Kind;
import io.understudy.food.control.understanding.Preferences;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The score of a dish as a sum of named parts; a part that is 0 is not shown.
 *
 * @param probability of the intent: what it wants counts by it
 * @param weather null where nothing is known of it
 * @param mood null where nothing is known of it
 * @param named by a dish's id, how much of its name the text has; those of which it has nothing may be left out
 */
record Scoring(FoodIntent intent, double probability, Weather weather, Mood mood, Preferences preferences, Map<String, Double> named) {

    private static final double SUIT = 2;
    private static final double TAG = 1;
    private static final double WANTED = 1.5;
    private static final double NAMED = 3;
    private static final double ASIDE = -1;
    private static final Set<String> ASIDES = Set.of("side", "drink");

    Suggested of(Dish dish) {
        var parts = new LinkedHashMap<String, Double>();
        intent.wants().forEach(want -> parts.merge(intent.name(), probability * wanted(want, dish), Double::sum));
        parts.put("mood", mood != null && dish.suits().contains(mood.suit()) ? WANTED : 0.0);
        parts.put("weather", weather(dish));
        parts.put("asked_for", WANTED * preferences.wanted().stream().filter(concept -> concept.isIn(dish)).count());
        parts.put("named", NAMED * named.getOrDefault(dish.id(), 0.0));
        parts.put("spice", preferences.wantsSpice() ? dish.spice() - 1.0 : 0.0);
        parts.put("course", ASIDES.contains(dish.course()) && !asksFor(dish.course()) ? ASIDE : 0.0);
        parts.values().removeIf(part -> part == 0);
        return new Suggested(dish, rounded(parts.values().stream().mapToDouble(part -> part).sum()), rounded(parts));
    }

    private double wanted(String want, Dish dish) {
        var parts = want.split(":");
        return switch (parts[0]) {
            case "suit" -> dish.suits().contains(parts[1]) ? SUIT : 0;
            case "tag" -> dish.tags().contains(parts[1]) ? TAG : 0;
            case "course" -> dish.course().equals(parts[1]) ? SUIT : 0;
            case "spice" -> dish.spice() - 1;
            case "protein" -> Math.min(dish.protein(), 40) / 10.0;
            case "cheap" -> Math.max(0, 200 - dish.price()) / 50.0;
            case "quick" -> Math.max(0, 15 - dish.minutes()) / 4.0;
            case "low_calorie" -> Math.max(0, 400 - dish.calories()) / 200.0;
            case "diet", "weather" -> 0;
            default -> throw new IllegalStateException("an intent wants what is not known: " + want);
        };
    }

    private double weather(Dish dish) {
        if (weather == null) return 0;
        double suits = dish.suits().contains(weather.suit()) ? WANTED : 0;
        return switch (weather) {
            case HOT -> suits + (dish.temperature() == Temperature.HOT ? -1 : dish.temperature() == Temperature.COLD ? 1 : 0);
            case COLD -> suits + (dish.temperature() == Temperature.COLD ? -1.5 : dish.temperature() == Temperature.HOT ? 0.5 : 0);
            case RAIN, MILD -> suits;
        };
    }

    private boolean asksFor(String course) {
        return preferences.wanted().contains(new Concept(Kind.COURSE, course)) || intent.wants().contains("course:" + course);
    }

    private static Map<String, Double> rounded(Map<String, Double> parts) {
        parts.replaceAll((name, part) -> rounded(part));
        return parts;
    }

    private static double rounded(double score) {
        return Math.round(score * 1000) / 1000.0;
    }
}
