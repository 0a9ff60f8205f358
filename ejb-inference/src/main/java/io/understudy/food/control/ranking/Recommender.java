package io.understudy.food.control.ranking;

import io.understudy.food.control.Diet;
import io.understudy.food.control.Dish;
import io.understudy.food.control.FoodIntent;
import io.understudy.food.control.FoodIntent.Serves;
import io.understudy.food.control.Menu;
import io.understudy.food.control.Mood;
import io.understudy.food.control.Weather;
import io.understudy.food.control.ranking.Recommendation.Reason;
import io.understudy.food.control.understanding.Concept;
import io.understudy.food.control.understanding.Concept.Kind;
import io.understudy.food.control.understanding.Constraints;
import io.understudy.food.control.understanding.Preferences;
import io.understudy.food.control.understanding.Understood;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Suggests dishes: first the rules, which nothing relaxes, then the wishes for a cuisine and a course, which give way one
 * after the other where nothing is left, and a note says so; then the score.
 */
public final class Recommender {

    private static final Comparator<Suggested> BEST_FIRST =
            Comparator.comparingDouble(Suggested::score).reversed().thenComparing(suggested -> suggested.dish().id());

    private final List<Dish> menu = Menu.standard().dishes();
    private final DishNames names = new DishNames(menu);

    /**
     * @param probability of the intent, 0 to 1
     * @param shown ids of dishes that the caller has seen and wants others than
     */
    public Recommendation recommend(Understood understood, FoodIntent intent, double probability, Set<String> shown, int atMost) {
        var constraints = understood.constraints();
        var diets = diets(constraints, intent);
        var weather = weather(constraints, intent);
        var mood = understood.preferences().mood() != null ? understood.preferences().mood() : intent.mood();
        var rules = Rule.of(constraints, diets, weather, shown);
        var reason = reason(constraints, understood.preferences(), intent);
        var notes = notes(constraints);
        var dishes = reason != null ? List.<Dish>of() : menu.stream().filter(dish -> keepsAll(rules, dish)).toList();
        if (reason == null && dishes.isEmpty()) reason = Reason.NOTHING_FITS;
        dishes = wished(dishes, wishes(understood.preferences(), intent), notes);
        var scoring = new Scoring(
                intent, probability, weather, mood, understood.preferences(), names.in(understood.preferences().words()));
        var best = dishes.stream().map(scoring::of).sorted(BEST_FIRST).limit(atMost).toList();
        return new Recommendation(best, reason, notes, leftOut(rules), diets, weather, mood);
    }

    private static Set<Diet> diets(Constraints constraints, FoodIntent intent) {
        var diets = EnumSet.noneOf(Diet.class);
        diets.addAll(constraints.diets());
        intent.wants().stream().filter(want -> want.startsWith("diet:")).map(Recommender::constant).map(Diet::valueOf).forEach(diets::add);
        return diets;
    }

    private static Weather weather(Constraints constraints, FoodIntent intent) {
        if (constraints.weather() != null) return constraints.weather();
        return intent.wants().stream()
                .filter(want -> want.startsWith("weather:"))
                .map(want -> Weather.valueOf(constant(want)))
                .findFirst()
                .orElse(null);
    }

    private static String constant(String want) {
        return want.substring(want.indexOf(':') + 1).toUpperCase(Locale.ROOT);
    }

    private static Reason reason(Constraints constraints, Preferences preferences, FoodIntent intent) {
        boolean isAsked = preferences.areAny() || preferences.mood() != null || !constraints.diets().isEmpty() || !constraints.allergies().isEmpty();
        if (intent.serves() == Serves.NO || intent.serves() == Serves.IF_ASKED && !isAsked) return Reason.NO_DISH_ASKED;
        if (!constraints.unknownAllergies().isEmpty()) return Reason.ALLERGY_UNKNOWN;
        return constraints.hasUnnamedAllergy() ? Reason.ALLERGY_UNNAMED : null;
    }

    private List<String> notes(Constraints constraints) {
        var notes = new ArrayList<String>();
        for (var word : constraints.unknownAllergies()) notes.add("Nothing is known about «" + word + "»: name it otherwise, or ask the kitchen before you eat.");
        if (constraints.hasUnnamedAllergy()) notes.add("An allergy is spoken of and not named: say to what, and dishes without it are suggested.");
        for (var allergy : constraints.allergies()) {
            if (menu.stream().noneMatch(allergy::isIn)) notes.add("No dish of this menu lists " + allergy.value().replace('_', ' ') + "; traces are not known.");
        }
        return notes;
    }

    private static boolean keepsAll(Collection<Rule> rules, Dish dish) {
        return rules.stream().allMatch(rule -> rule.allows().test(dish));
    }

    /** Wishes that are worth a smaller choice: by name, the one that gives way last comes first. */
    private static Map<String, Predicate<Dish>> wishes(Preferences preferences, FoodIntent intent) {
        var wishes = new LinkedHashMap<String, Predicate<Dish>>();
        var cuisines = of(Kind.CUISINE, preferences);
        if (!cuisines.isEmpty()) wishes.put("cuisine", dish -> cuisines.contains(dish.cuisine()) || cuisines.stream().anyMatch(dish.tags()::contains));
        var courses = of(Kind.COURSE, preferences);
        var drinks = intent.wants().contains("course:drink");
        if (courses.isEmpty() && drinks) wishes.put("course", dish -> dish.course().equals("drink"));
        else if (!courses.isEmpty()) wishes.put("course", dish -> courses.contains(dish.course()));
        return wishes;
    }

    private static Set<String> of(Kind kind, Preferences preferences) {
        return preferences.wanted().stream().filter(concept -> concept.kind() == kind).map(Concept::value).collect(Collectors.toSet());
    }

    private static List<Dish> wished(List<Dish> dishes, Map<String, Predicate<Dish>> wishes, List<String> notes) {
        var left = dishes;
        for (var wish : wishes.entrySet()) {
            var fewer = left.stream().filter(wish.getValue()).toList();
            if (fewer.isEmpty() && !left.isEmpty()) notes.add("No dish of the " + wish.getKey() + " asked for keeps all rules: others are shown.");
            else left = fewer;
        }
        return left;
    }

    private Map<String, Integer> leftOut(List<Rule> rules) {
        var leftOut = new LinkedHashMap<String, Integer>();
        for (var rule : rules) leftOut.put(rule.name(), (int) menu.stream().filter(dish -> !rule.allows().test(dish)).count());
        return leftOut;
    }
}
