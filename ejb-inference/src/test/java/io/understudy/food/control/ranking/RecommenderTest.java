package io.understudy.food.control.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.food.control.Allergen;
import io.understudy.food.control.Diet;
import io.understudy.food.control.Dish;
import io.understudy.food.control.FoodIntents;
import io.understudy.food.control.Menu;
import io.understudy.food.control.Temperature;
import io.understudy.food.control.Weather;
import io.understudy.food.control.ranking.Recommendation.Reason;
import io.understudy.food.control.understanding.FoodUnderstanding;
import io.understudy.food.control.understanding.FoodUnderstanding.Said;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RecommenderTest {

    private static final int ALL = 1_000;

    private final FoodUnderstanding understanding = new FoodUnderstanding();
    private final Recommender recommender = new Recommender();
    private final FoodIntents intents = FoodIntents.standard();

    /** Intents of every kind: with wishes, diets, a weather, a course, and with none; an answer may not hang on what the model finds. */
    private static final List<String> LABELS = List.of("surprise_me", "craving_spicy", "weather_hot", "diet_keto", "drink", "out_of_scope", "unheard_of");

    /** Of the whole answer. */
    private void never(String text, Said said, Predicate<Dish> forbidden) {
        var understood = understanding.read(text, said);
        for (var label : LABELS) {
            var answer = recommender.recommend(understood, intents.of(label), 0.9, Set.of(), ALL);
            for (var suggested : answer.dishes()) {
                assertFalse(forbidden.test(suggested.dish()), () -> "«" + text + "» with " + label + " suggests " + suggested.dish().name());
            }
        }
    }

    private static final List<String> ALLERGY_PHRASES = List.of(
            "I'm allergic to %s", "%s allergy", "no %s", "without %s please", "%s-free dinner", "I can't eat %s", "severe %s allergy, what is good?",
            "paneer or chicken curry but I'm allergic to %s", "something spicy. Oh and no %s!", "my son is allergic to rice and %s", "%s gives me hives",
            "anything without any added %s", "mujhe %s se allergy hai", "bina %s ka khana", "%s nahi khata", "%s ke bina kuch batao",
            "I AM ALLERGIC TO %s!!!", "it's raining, I'm sad, and I am intolerant to %s", "please avoid %s and mushrooms", "mushrooms and %s are not allowed");

    private static final Map<Allergen, List<String>> ALLERGEN_WORDS = Map.of(
            Allergen.PEANUT, List.of("peanuts", "peanut", "groundnuts", "moongfali", "मूंगफली", "nuts"),
            Allergen.TREE_NUT, List.of("tree nuts", "nuts", "dry fruits"),
            Allergen.DAIRY, List.of("dairy", "milk", "lactose", "doodh", "दूध", "milk products"),
            Allergen.EGG, List.of("eggs", "egg", "anda", "अंडा"),
            Allergen.GLUTEN, List.of("gluten", "wheat", "gehu", "गेहूं"),
            Allergen.SOY, List.of("soy", "soya", "soybeans", "सोया"),
            Allergen.FISH, List.of("fish", "machhli", "मछली", "seafood"),
            Allergen.SHELLFISH, List.of("shellfish", "crustaceans", "seafood"),
            Allergen.SESAME, List.of("sesame", "til", "तिल"),
            Allergen.MUSTARD, List.of("mustard", "sarson", "सरसों"));

    @Test
    void neverSuggestsWhatSomebodyReactsToHoweverItIsSaid() {
        ALLERGEN_WORDS.forEach((allergen, words) -> {
            for (var word : words) {
                for (var phrase : ALLERGY_PHRASES) {
                    never(phrase.formatted(word), Said.NOTHING, dish -> dish.allergens().contains(allergen));
                    assertFalse(answer(phrase.formatted(word), "allergy").dishes().isEmpty(), "it is understood: " + phrase.formatted(word));
                }
                never("what shall I eat", new Said(null, List.of(word), null, null), dish -> dish.allergens().contains(allergen));
            }
        });
    }

    @Test
    void neverSuggestsAnIngredientThatSomebodyReactsToOrRefuses() {
        var ingredients = Menu.standard().dishes().stream().flatMap(dish -> dish.ingredients().stream()).distinct().filter(i -> !i.equals("oil")).toList();
        for (var ingredient : ingredients) {
            for (var phrase : List.of("I'm allergic to %s", "no %s please", "I want a curry without %s", "%s se allergy hai")) {
                never(phrase.formatted(ingredient), Said.NOTHING, dish -> dish.ingredients().contains(ingredient));
            }
        }
    }

    private static final Map<Diet, List<String>> DIET_PHRASES = Map.of(
            Diet.VEGAN, List.of("I'm vegan", "vegan dinner", "something plant based", "मैं वीगन हूँ", "vegan hu"),
            Diet.VEGETARIAN, List.of("pure veg", "vegetarian please", "shakahari khana", "शाकाहारी", "I want butter chicken but I am vegetarian"),
            Diet.JAIN, List.of("jain food", "जैन खाना चाहिए", "a Jain friend is coming"),
            Diet.HALAL, List.of("halal only", "हलाल"),
            Diet.GLUTEN_FREE, List.of("gluten free", "I'm coeliac"),
            Diet.KETO, List.of("keto", "low carb please", "कीटो डाइट पर हूँ"),
            Diet.DIABETIC, List.of("I'm diabetic", "something sweet for a diabetic", "मधुमेह"),
            Diet.FASTING, List.of("vrat ka khana", "व्रत है", "ekadashi today"));

    @Test
    void neverSuggestsWhatADietForbids() {
        DIET_PHRASES.forEach((diet, phrases) -> {
            for (var phrase : phrases) never(phrase, Said.NOTHING, dish -> !dish.diets().contains(diet));
            never("hungry", new Said(diet, List.of(), null, null), dish -> !dish.diets().contains(diet));
        });
        never("bina pyaz lahsun", Said.NOTHING, dish -> dish.ingredients().contains("onion") || dish.ingredients().contains("garlic"));
        never("I don't eat meat", Said.NOTHING, dish -> dish.families().contains("meat") || dish.families().contains("fish"));
        never("मांस मछली नहीं खाते", Said.NOTHING, dish -> dish.families().contains("meat") || dish.families().contains("fish"));
    }

    @Test
    void neverAnswersHotWeatherWithHotSoup() {
        Predicate<Dish> isHotSoup = dish -> dish.course().equals("soup") && dish.temperature() == Temperature.HOT;
        for (var text : List.of("it's 44 degrees", "hot soup, the heat is killing me", "bahut garmi hai soup do", "गर्मी में सूप", "scorching day, tomato soup please")) {
            never(text, Said.NOTHING, isHotSoup);
        }
        never("hot tomato soup", new Said(null, List.of(), Weather.HOT, null), isHotSoup);
        var understood = understanding.read("something nice", Said.NOTHING);
        var byModel = recommender.recommend(understood, intents.of("weather_hot"), 0.6, Set.of(), ALL);
        assertTrue(byModel.dishes().stream().map(Suggested::dish).noneMatch(isHotSoup));
        assertEquals(Weather.HOT, byModel.weather());
    }

    @Test
    void keepsToTheBudgetAndToWhatWasShown() {
        never("under 60 rupees", Said.NOTHING, dish -> dish.price() > 60);
        var shown = Set.of("masala-dosa", "vada-pav");
        var answer = recommender.recommend(understanding.read("more", Said.NOTHING), intents.of("followup_more"), 1, shown, ALL);
        assertTrue(answer.dishes().stream().noneMatch(s -> shown.contains(s.dish().id())));
        assertEquals(2, answer.leftOut().get("already_shown"));
    }

    @Test
    void suggestsNothingAndSaysWhyWhereNothingIsLeft() {
        var answer = answer("vegan, jain, keto and gluten free, under 10 rupees", "diet_vegan");

        assertEquals(List.of(), answer.dishes());
        assertEquals(Reason.NOTHING_FITS, answer.reason());
        assertEquals(Menu.standard().dishes().size(), answer.leftOut().get("budget"));
    }

    @Test
    void suggestsNothingWhereAnAllergyIsNotUnderstood() {
        var unknown = answer("I'm allergic to cacahuetes", "allergy");
        assertEquals(Reason.ALLERGY_UNKNOWN, unknown.reason());
        assertEquals(List.of(), unknown.dishes());
        assertTrue(unknown.notes().getFirst().contains("cacahuetes"));
        assertEquals(Reason.ALLERGY_UNNAMED, answer("I have an allergy", "allergy").reason());
    }

    @Test
    void saysThatNoDishListsAKnownFood() {
        var answer = answer("I'm allergic to kiwi", "allergy");

        assertNull(answer.reason());
        assertFalse(answer.dishes().isEmpty());
        assertEquals(List.of("No dish of this menu lists kiwi; traces are not known."), answer.notes());
    }

    @Test
    void answersNoComplaintWithADish() {
        assertEquals(Reason.NO_DISH_ASKED, answer("my pizza arrived cold", "complaint_cold").reason());
        assertEquals(Reason.NO_DISH_ASKED, answer("hello", "greeting").reason());
        assertNull(answer("hi, I'm vegan", "greeting").reason());
    }

    @Test
    void scoresInTheOpen() {
        var answer = recommender.recommend(understanding.read("so sad, masala dosa please", Said.NOTHING), intents.of("mood_sad"), 0.5, Set.of(), ALL);
        var dosa = answer.dishes().stream().filter(s -> s.dish().id().equals("masala-dosa")).findFirst().orElseThrow();

        assertEquals(Map.of("mood_sad", 0.5, "named", 3.0), dosa.parts(), "half of the tag comfort, and both words of its name");
        assertEquals(3.5, dosa.score());
        for (var suggested : answer.dishes()) {
            assertEquals(suggested.parts().values().stream().mapToDouble(p -> p).sum(), suggested.score(), 0.005, suggested.dish().name());
        }
    }

    @Test
    void answersWishesWithWhatIsWished() {
        assertTrue(answer("italian tonight", "cuisine").dishes().stream().allMatch(s -> s.dish().cuisine().equals("italian")));
        assertTrue(answer("something to drink", "drink").dishes().stream().allMatch(s -> s.dish().course().equals("drink")));
        assertTrue(answer("very spicy", "craving_spicy").dishes().stream().limit(5).allMatch(s -> s.dish().spice() == 3));
        assertTrue(answer("it is so hot today", "weather_hot").dishes().stream().limit(5).allMatch(s -> s.dish().temperature() == Temperature.COLD));
        assertTrue(answer("need protein", "diet_protein").dishes().stream().limit(5).allMatch(s -> s.dish().protein() >= 30));
    }

    @Test
    void aWishGivesWayWhereNothingIsLeftAndTheRulesDoNot() {
        var answer = answer("vegan japanese under 50 rupees", "cuisine");

        assertEquals(List.of("No dish of the cuisine asked for keeps all rules: others are shown."), answer.notes());
        assertFalse(answer.dishes().isEmpty());
        assertTrue(answer.dishes().stream().allMatch(s -> s.dish().diets().contains(Diet.VEGAN) && s.dish().price() <= 50));
    }

    private Recommendation answer(String text, String intent) {
        return recommender.recommend(understanding.read(text, Said.NOTHING), intents.of(intent), 0.9, Set.of(), ALL);
    }
}
