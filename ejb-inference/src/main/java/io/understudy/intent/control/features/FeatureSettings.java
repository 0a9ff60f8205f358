package io.understudy.intent.control.features;

/**
 * Which features a classifier looks at, beside words.
 *
 * @param bigrams pairs of neighbouring words
 * @param minGram length of the shortest n-gram of characters within a word, its two ends counted as characters
 * @param maxGram length of the longest
 */
public record FeatureSettings(boolean bigrams, int minGram, int maxGram) {

    public static final FeatureSettings STANDARD = new FeatureSettings(true, 2, 4);

    public FeatureSettings {
        if (minGram < 1 || maxGram < minGram) throw new IllegalArgumentException("n-grams from " + minGram + " to " + maxGram);
    }
}
