package io.understudy.food.control.ranking;

import io.understudy.food.control.Dish;
import java.util.Map;

/**
 * A dish and why it stands where it stands.
 *
 * @param parts of the score, by name; they sum to it
 */
public record Suggested(Dish dish, double score, Map<String, Double> parts) {}
