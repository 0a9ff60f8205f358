package io.understudy.it;

import static io.understudy.it.Patience.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dishes over HTTP, by an intent model whose answers one can compute. */
class FoodIT extends HttpIT {

    private static final String MODEL = "food-it";
    private static final String RECOMMEND = "/api/v1/food/recommend";

    private static IntentClient intents;

    @BeforeEach
    void serve() {
        if (intents != null) return;
        var created = IntentClient.create(api, admin, MODEL).upload("v1", TinyClassifier.bundle(2));
        created.model().full("v1");
        intents = created;
    }

    @Test
    void suggestsWhatKeepsTheRulesAndTellsWhy() throws InterruptedException {
        var answer = ask(Map.of("text", "sweet pizza on a hot day, and I'm allergic to milk", "max_results", 50, "user_id", "guest"));

        assertEquals("craving", answer.path("intent").asText());
        assertEquals(TinyClassifier.probability(2, 2), answer.path("probability").asDouble(), 1e-6);
        assertEquals("v1", answer.path("model_version").asText());
        assertEquals("hot", answer.at("/understood/weather").asText());
        assertTrue(texts(answer.at("/understood/allergies")).contains("dairy"), answer.toString());
        assertEquals(50, answer.path("dishes").size());
        for (var dish : answer.path("dishes")) {
            assertFalse(texts(dish.path("allergens")).contains("dairy"), dish.toString());
            assertFalse(dish.path("course").asText().equals("soup") && dish.path("temperature").asText().equals("hot"), dish.toString());
            double sum = 0;
            for (var part : dish.path("parts")) sum += part.asDouble();
            assertEquals(dish.path("score").asDouble(), sum, 0.005);
        }
        var log = "/api/v1/predictions/log/" + answer.path("prediction_id").asText();
        assertTrue(within(() -> admin.get(log).status() == 200));
        assertEquals("craving", admin.get(log).json().at("/output/label").asText());
    }

    @Test
    void takesWhatIsSaidBesideTheText() {
        var request = Map.<String, Object>of(
                "text", "sweet", "diet", "vegan", "allergies", List.of("cashews"), "weather", "hot", "budget", 120, "exclude", List.of("lemon-sorbet"));
        for (var dish : ask(request).path("dishes")) {
            assertTrue(texts(dish.path("diets")).contains("vegan"));
            assertFalse(texts(dish.path("allergens")).contains("tree_nut"));
            assertTrue(dish.path("price").asInt() <= 120);
            assertFalse(dish.path("id").asText().equals("lemon-sorbet"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hello, no_dish_asked", "'sweet, but I am allergic to zorbel', allergy_unknown", "'sweet, I have an allergy', allergy_unnamed",
        "'sweet vegan jain keto for 5 rupees', nothing_fits"
    })
    void saysWhyItSuggestsNothing(String text, String reason) {
        var answer = ask(Map.of("text", text));
        assertEquals(reason, answer.path("reason").asText(), answer.toString());
        assertEquals(0, answer.path("dishes").size());
    }

    @Test
    void refusesWhatIsNoRequest() {
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("text", " "), Map.of("text", "sweet", "diet", "carnivore"), Map.of("text", "sweet", "budget", 0),
                Map.of("text", "sweet", "max_results", 51), Map.of("text", "sweet", "allergies", List.of("")), Map.of("text", "sweet", "mood", "sad"))) {
            problem(400, api.post(RECOMMEND, wrong));
        }
        assertEquals(404, api.post(RECOMMEND, Map.of("text", "sweet", "model", "no-such-model")).status());
    }

    private JsonNode ask(Map<String, Object> request) {
        var named = new HashMap<>(request);
        named.put("model", MODEL);
        var answer = api.post(RECOMMEND, named);
        assertEquals(200, answer.status(), answer.text());
        return answer.json();
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
