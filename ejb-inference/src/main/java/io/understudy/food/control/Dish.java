package io.understudy.food.control;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One dish of the menu.
 *
 * @param spice 0, none, to 3, fiery
 * @param calories kcal a plate
 * @param protein grams a plate
 * @param carbohydrates grams a plate
 * @param price rupees
 * @param minutes from the order to the plate
 * @param suits moods, weather and occasions
 * @param ingredients all of them
 * @param families of the ingredients, all together
 */
public record Dish(
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
        Set<String> tags,
        Set<String> suits,
        List<String> ingredients,
        Set<String> families) {

    /** What it is fit for, told from what is in it. */
    public List<Diet> diets() {
        return Stream.of(Diet.values()).filter(diet -> diet.allows(this)).toList();
    }

    /** What is in it of those that most reactions come from. */
    public List<Allergen> allergens() {
        return Stream.of(Allergen.values()).filter(allergen -> families.contains(allergen.family())).toList();
    }

    public boolean isHotSoup() {
        return temperature == Temperature.HOT && (course.equals("soup") || tags.contains("soup"));
    }

    static String id(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
