package io.understudy.food.boundary;

import io.understudy.food.control.Allergen;
import io.understudy.food.control.Diet;
import io.understudy.food.control.Temperature;
import io.understudy.food.control.ranking.Suggested;
import java.util.List;
import java.util.Map;

/**
 * A dish, and why it stands where it stands.
 *
 * @param spice 0, none, to 3, fiery
 * @param calories kcal a plate
 * @param price rupees
 * @param minutes from the order to the plate
 * @param score the sum of its parts
 * @param parts by what they are for; those of 0 are left out
 */
public record DishView(
        String id,
        String name,
        String hindiName,
        String cuisine,
        String course,
        Temperature temperature,
        int spice,
        int calories,
        int protein,
        int carbohydrates,
        int price,
        int minutes,
        List<Diet> diets,
        List<Allergen> allergens,
        List<String> tags,
        List<String> ingredients,
        double score,
        Map<String, Double> parts) {

    static DishView from(Suggested suggested) {
        var dish = suggested.dish();
        return new DishView(
                dish.id(), dish.name(), dish.hindiName(), dish.cuisine(), dish.course(), dish.temperature(), dish.spice(), dish.calories(),
                dish.protein(), dish.carbohydrates(), dish.price(), dish.minutes(), dish.diets(), dish.allergens(), List.copyOf(dish.tags()),
                dish.ingredients(), suggested.score(), suggested.parts());
    }
}
