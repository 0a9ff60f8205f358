package io.understudy.training.control;

/**
 * Champion and challenger on the same rows, which neither was trained on as far as is known.
 *
 * @param rows how many
 * @param championOnly rows that only the champion got right
 * @param challengerOnly rows that only the challenger got right
 * @param championAccuracy share of the rows, 0 to 1
 * @param challengerAccuracy share of the rows, 0 to 1
 * @param pValue of McNemar's test, two-sided: how probable so unequal a count would be if both were equally good
 */
public record Comparison(
        int rows, int championOnly, int challengerOnly, double championAccuracy, double challengerAccuracy, double pValue) {}
