package io.understudy.intent.control;

/** @param probability that the text has this label, as the model has learnt it: 0 to 1 */
public record Intent(String label, float probability) {}
