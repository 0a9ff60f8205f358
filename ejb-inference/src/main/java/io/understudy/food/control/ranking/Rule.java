package io.understudy.food.control.ranking;

import io.understudy.food.control.Diet;
import io.understudy.food.control.Dish;
import io.understudy.food.control.Weather;
import io.understudy.food.control.understanding.Constraints;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One rule that no suggested dish breaks, and its name in the answer.
 *
 * @param name as {@code allergy:peanut}, {@code diet:vegan}, {@code weather:no_hot_soup}
 */
public record Rule(String name, Predicate<Dish> allows) {

    /** @param shown ids of dishes that the caller has seen */
    static List<Rule> of(Constraints constraints, Set<Diet> diets, Weather weather, Set<String> shown) {
        var rules = new ArrayList<Rule>();
        constraints.allergies().forEach(c -> rules.add(new Rule("allergy:" + c.value(), dish -> !c.isIn(dish))));
        diets.forEach(diet -> rules.add(new Rule("diet:" + diet.name().toLowerCase(Locale.ROOT), diet::allows)));
        constraints.refused().forEach(c -> rules.add(new Rule("without:" + c.value(), dish -> !c.isIn(dish))));
        if (weather == Weather.HOT) rules.add(new Rule("weather:no_hot_soup", dish -> !dish.isHotSoup()));
        if (constraints.budget() != null) rules.add(new Rule("budget", dish -> dish.price() <= constraints.budget()));
        if (constraints.calories() != null) rules.add(new Rule("calories", dish -> dish.calories() <= constraints.calories()));
        if (constraints.spice() != null) rules.add(new Rule("spice", dish -> dish.spice() <= constraints.spice()));
        if (!shown.isEmpty()) rules.add(new Rule("already_shown", dish -> !shown.contains(dish.id())));
        return rules;
    }
}
