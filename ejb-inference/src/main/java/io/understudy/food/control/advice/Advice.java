package io.understudy.food.control.advice;

import io.understudy.food.control.ranking.Recommendation;
import io.understudy.food.control.understanding.Understood;
import io.understudy.intent.control.Classification;
import io.understudy.serving.control.Inference;
import java.util.UUID;

/**
 * Dishes for a text, and who told what it means.
 *
 * @param predictionId of the intent, by which the prediction log and feedback know it
 */
public record Advice(UUID predictionId, String model, Inference<Classification> inference, Understood understood, Recommendation recommendation) {}
