package io.understudy.food.control;

import io.understudy.intent.control.Utterance;
import io.understudy.registry.entity.Names;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Somebody who wants to eat, as a client sends it. What is said beside the text wins over what the text says of the weather
 * and the budget, and comes to what it says of diets and allergies.
 *
 * @param text in English, Hindi or romanised Hindi
 * @param userId who asks; decides the version of the intent model
 * @param sessionId stands in where there is no user
 * @param maxResults dishes at most; 5 by default
 * @param allergies each in words
 * @param budget rupees for a dish at most
 * @param model that tells the intent; {@code understudy.intent.model} by default
 * @param exclude ids of dishes that were shown before
 */
public record FoodRequest(
        @NotBlank @Size(max = Utterance.MOST_CHARACTERS) @Pattern(regexp = Utterance.PATTERN, message = Utterance.PATTERN_RULE) String text,
        @Size(min = 1, max = 200) String userId,
        @Size(min = 1, max = 200) String sessionId,
        @Min(1) @Max(50) Integer maxResults,
        Diet diet,
        @Size(max = 20) List<@NotBlank @Size(max = 100) String> allergies,
        Weather weather,
        @Min(1) @Max(1_000_000) Integer budget,
        @Pattern(regexp = Names.MODEL) String model,
        @Size(max = 500) List<@NotNull @Size(max = 100) String> exclude) {

    private static final int RESULTS = 5;

    public FoodRequest {
        text = Utterance.of(text);
        maxResults = maxResults == null ? Integer.valueOf(RESULTS) : maxResults;
        allergies = allergies == null ? List.of() : allergies;
        exclude = exclude == null ? List.of() : exclude;
    }
}
