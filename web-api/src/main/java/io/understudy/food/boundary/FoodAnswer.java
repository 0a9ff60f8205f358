package io.understudy.food.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.food.control.Mood;
import io.understudy.food.control.advice.Advice;
import io.understudy.food.control.ranking.Recommendation.Reason;
import io.understudy.intent.control.Intent;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Dishes for a text.
 *
 * @param predictionId by which the prediction log and feedback know the intent
 * @param intent the likeliest, or {@code out_of_scope}
 * @param probability the highest of all intents
 * @param intents the likeliest ones, the likeliest first
 * @param mood of the speaker; absent where nothing speaks of one
 * @param understood what was read from the text and from what was said beside it
 * @param dishes the best first
 * @param reason why there are none; absent where there are some
 * @param notes what the reader should know besides
 * @param leftOut by rule, how many dishes of the menu break it
 * @param modelVersion label (or id) of the intent model's version that answered
 * @param processingTimeMs inside the server
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoodAnswer(
        UUID predictionId,
        String intent,
        double probability,
        boolean outOfScope,
        List<Intent> intents,
        Mood mood,
        UnderstoodView understood,
        List<DishView> dishes,
        Reason reason,
        List<String> notes,
        Map<String, Integer> leftOut,
        String model,
        String modelVersion,
        int revision,
        double processingTimeMs) {

    static FoodAnswer from(Advice advice, double ms) {
        var found = advice.inference().output();
        var recommendation = advice.recommendation();
        return new FoodAnswer(
                advice.predictionId(),
                found.label(),
                found.best().probability(),
                found.outOfScope(),
                found.intents(),
                recommendation.mood(),
                UnderstoodView.from(advice.understood(), recommendation),
                recommendation.dishes().stream().map(DishView::from).toList(),
                recommendation.reason(),
                recommendation.notes(),
                recommendation.leftOut(),
                advice.model(),
                advice.inference().version(),
                advice.inference().revision(),
                ms);
    }
}
