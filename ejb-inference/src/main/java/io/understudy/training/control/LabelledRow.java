package io.understudy.training.control;

/**
 * One text that somebody, or somebody's behaviour, has labelled.
 *
 * @param weight how much it counts beside the others, above 0
 * @param isTrusted whether it may stand in the validation and test parts: what users have said of answers may not
 */
public record LabelledRow(String text, String label, double weight, boolean isTrusted) {}
