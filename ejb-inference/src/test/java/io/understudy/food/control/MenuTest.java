package io.understudy.food.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The menu agrees with itself. */
class MenuTest {

    private static final Set<String> COURSES = Set.of("breakfast", "main", "starter", "snack", "soup", "salad", "side", "dessert", "drink");
    private static final Pattern SOUP = Pattern.compile("soup|shorba|rasam|ramen|pho|thukpa|stew|kadhi|minestrone|gazpacho", Pattern.CASE_INSENSITIVE);
    private static final Set<String> MOODS = Stream.of(Mood.values()).map(Mood::suit).collect(Collectors.toSet());
    private static final Set<String> OTHER_SUITS = Set.of("hot_day", "cold_day", "rain", "celebration", "date", "fasting", "breakfast", "kids");

    private final List<Dish> dishes = Menu.standard().dishes();

    @Test
    void hasAtLeastAHundredAndFiftyDishesOfDifferentNames() {
        assertTrue(dishes.size() >= 150);
        assertEquals(dishes.size(), dishes.stream().map(Dish::id).distinct().count());
        assertTrue(dishes.stream().map(Dish::cuisine).distinct().count() >= 20);
    }

    @Test
    void isWithinItsMeasures() {
        for (var dish : dishes) {
            assertTrue(COURSES.contains(dish.course()), dish.name());
            assertTrue(dish.spice() >= 0 && dish.spice() <= 3, dish.name());
            assertTrue(dish.price() >= 20 && dish.price() <= 600, dish.name());
            assertTrue(dish.calories() >= 0 && dish.calories() <= 800, dish.name());
            assertTrue(4 * dish.protein() + 4 * dish.carbohydrates() <= dish.calories() * 1.15 + 10, dish.name() + " has fewer calories than its protein and carbohydrates");
            assertFalse(dish.suits().isEmpty() || dish.tags().isEmpty() || dish.ingredients().isEmpty(), dish.name());
            assertTrue(dish.suits().stream().allMatch(s -> MOODS.contains(s) || OTHER_SUITS.contains(s)), dish.name() + dish.suits());
        }
    }

    @Test
    void callsEverySoupASoupSoThatHotWeatherCanLeaveItOut() {
        for (var dish : dishes) {
            boolean isNamedSo = SOUP.matcher(dish.name()).find() && !dish.course().equals("drink") && !dish.name().equals("Sol Kadhi");
            assertEquals(isNamedSo, dish.course().equals("soup"), dish.name());
            assertEquals(isNamedSo, dish.tags().contains("soup"), dish.name());
        }
        assertTrue(dishes.stream().anyMatch(d -> d.course().equals("soup") && d.temperature() == Temperature.COLD));
    }

    @Test
    void whatIsTaggedAgreesWithWhatItIs() {
        for (var dish : dishes) {
            if (dish.tags().contains("chilled")) assertEquals(Temperature.COLD, dish.temperature(), dish.name());
            if (dish.tags().contains("fiery")) assertEquals(3, dish.spice(), dish.name());
            assertEquals(dish.course().equals("drink"), dish.tags().contains("drink"), dish.name());
            if (dish.suits().contains("kids")) assertTrue(dish.spice() <= 2, dish.name());
            if (dish.suits().contains("hot_day")) assertFalse(dish.isHotSoup(), dish.name());
            if (dish.name().contains("without Sugar")) assertFalse(dish.families().contains("sweetener"), dish.name());
        }
    }

    @Test
    void whatItsNameSaysIsInIt() {
        for (var dish : dishes) {
            var name = dish.name().toLowerCase();
            named(dish, name.contains("jain"), Diet.JAIN.allows(dish));
            named(dish, name.contains("vegan"), Diet.VEGAN.allows(dish));
            named(dish, name.contains("chicken"), dish.ingredients().contains("chicken"));
            named(dish, name.contains("paneer"), dish.ingredients().contains("paneer"));
            named(dish, name.contains("egg ") || name.endsWith("egg"), dish.ingredients().contains("egg"));
            named(dish, name.contains("prawn"), dish.ingredients().contains("prawn"));
            named(dish, name.contains("peanut"), dish.ingredients().contains("peanut"));
            named(dish, name.contains("almond"), dish.ingredients().contains("almond"));
            named(dish, (" " + name).contains(" aloo"), dish.ingredients().contains("potato"));
            named(dish, name.contains("mutton"), dish.ingredients().contains("mutton"));
            named(dish, name.contains("pork"), dish.ingredients().contains("pork"));
            named(dish, name.contains("fish"), dish.families().contains("fish"));
            named(dish, name.contains("tofu"), dish.ingredients().contains("tofu"));
            named(dish, name.contains("curd") || name.contains("raita") || (" " + name).contains(" lassi"), dish.ingredients().contains("curd"));
        }
    }

    /** The families of the ingredients decide over diets; this says it in words that need no families. */
    @Test
    void dietsKeepTheirWord() {
        for (var dish : dishes) {
            var diets = dish.diets();
            var allergens = dish.allergens();
            if (diets.contains(Diet.VEGAN)) {
                assertTrue(diets.contains(Diet.VEGETARIAN), dish.name());
                assertTrue(Stream.of(Allergen.DAIRY, Allergen.EGG, Allergen.FISH, Allergen.SHELLFISH).noneMatch(allergens::contains), dish.name());
                none(dish, "milk", "curd", "ghee", "butter", "cream", "paneer", "honey", "egg", "chicken", "mayonnaise", "fish sauce");
            }
            if (diets.contains(Diet.VEGETARIAN)) none(dish, "chicken", "mutton", "pork", "egg", "rohu", "salmon", "prawn", "fish sauce", "parmesan");
            if (diets.contains(Diet.JAIN)) none(dish, "onion", "spring onion", "garlic", "potato", "carrot", "ginger", "sweet potato", "honey", "mushroom", "egg");
            if (diets.contains(Diet.GLUTEN_FREE)) none(dish, "refined flour", "whole wheat flour", "bread", "semolina", "soy sauce", "asafoetida", "broken wheat", "oats");
            if (diets.contains(Diet.HALAL)) none(dish, "pork", "rum", "white wine");
            if (diets.contains(Diet.DIABETIC)) none(dish, "sugar", "jaggery", "honey", "refined flour");
            if (diets.contains(Diet.KETO)) none(dish, "rice", "sugar", "bread", "refined flour", "potato");
            if (diets.contains(Diet.FASTING)) none(dish, "rice", "onion", "garlic", "whole wheat flour", "refined flour", "chicken", "egg", "toor dal", "gram flour", "turmeric");
        }
    }

    @Test
    void hasSomethingForEveryDietAndMuchForMost() {
        for (var diet : Diet.values()) {
            assertTrue(dishes.stream().filter(diet::allows).count() >= 10, diet.name());
        }
        assertTrue(dishes.stream().filter(Diet.VEGAN::allows).count() >= 50);
        assertTrue(dishes.stream().filter(Diet.JAIN::allows).count() >= 30);
        for (var allergen : Allergen.values()) assertTrue(dishes.stream().anyMatch(d -> d.allergens().contains(allergen)), allergen.name());
    }

    private static void named(Dish dish, boolean isNamed, boolean isSo) {
        assertTrue(!isNamed || isSo, dish.name());
    }

    private static void none(Dish dish, String... ingredients) {
        for (var ingredient : ingredients) assertFalse(dish.ingredients().contains(ingredient), dish.name() + " has " + ingredient);
    }
}
