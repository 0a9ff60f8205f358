package io.understudy.retraining.entity;

/**
 * What users and answers have shown of a version since a moment.
 *
 * @param labels usable labels of the model, of whatever version
 * @param judged predictions of the version of which users have shown or told which label is right
 * @param agreeing those of them whose label was the predicted one
 * @param predictions of the version that told how sure they were, in the last day
 * @param meanConfidence of these, 0 to 1; 0 without any
 */
public record Experience(long labels, long judged, long agreeing, long predictions, double meanConfidence) {}
