package io.understudy.food.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.food.control.Diet;
import io.understudy.food.control.Weather;
import io.understudy.food.control.ranking.Recommendation;
import io.understudy.food.control.understanding.Concept;
import io.understudy.food.control.understanding.Understood;
import java.util.Collection;
import java.util.List;

/**
 * What the dishes were chosen by.
 *
 * @param diets that were held to, also by the intent
 * @param allergies foods and families of foods that no dish has
 * @param unknownAllergies words that stand where an allergy is named, and that nothing is known about
 * @param without what else no dish has, or is
 * @param weather absent where nothing is known of it
 * @param budget rupees for a dish at most; absent without a limit
 * @param calories kcal a dish at most; absent without a limit
 * @param spiceAtMost 0 to 3; absent without a limit
 * @param wanted what a dish should have, or be
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnderstoodView(
        List<Diet> diets,
        List<String> allergies,
        List<String> unknownAllergies,
        List<String> without,
        Weather weather,
        Integer budget,
        Integer calories,
        Integer spiceAtMost,
        List<String> wanted) {

    static UnderstoodView from(Understood understood, Recommendation recommendation) {
        var constraints = understood.constraints();
        return new UnderstoodView(
                List.copyOf(recommendation.diets()),
                names(constraints.allergies()),
                List.copyOf(constraints.unknownAllergies()),
                names(constraints.refused()),
                recommendation.weather(),
                constraints.budget(),
                constraints.calories(),
                constraints.spice(),
                names(understood.preferences().wanted()));
    }

    private static List<String> names(Collection<Concept> concepts) {
        return concepts.stream().map(Concept::value).distinct().sorted().toList();
    }
}
